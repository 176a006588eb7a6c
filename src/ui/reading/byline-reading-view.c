/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-reading-view.h"

#include "byline-browser-keys.h"
#include "byline-document-outline.h"
#include "byline-document-search.h"
#include "byline-find-bar.h"
#include "byline-late-allocation.h"
#include "byline-linear-view.h"
#include "byline-opened-story.h"
#include "byline-picture-queue.h"
#include "byline-reading-column.h"
#include "byline-reading-links.h"
#include "byline-reading-moves.h"
#include "byline-reading-places.h"
#include "byline-reading-river.h"
#include "byline-reading-text.h"
#include "byline-reload-bar.h"
#include "byline-signal.h"
#include "byline-story-in-view.h"
#include "byline-url.h"

#include <glib/gi18n.h>

struct _BylineReadingView {
  GtkWidget parent_instance;

  GtkWidget *stack;
  GtkWidget *page;
  BylineReadingColumn *column;
  BylineDocumentView *view; /* the column's */
  BylineLinearView *linear;
  BylineFindBar *find_bar;
  BylineReloadBar *reload_bar; /* %NULL after dispose */

  BylineOpenedStory *opened;
  BylineReadingText *text;
  BylinePictureQueue *pictures;
  BylineReadingRiver *river;
  BylineStoryInView *in_view;
  BylineReadingPlaces *places;
  BylineReadingLinks *links;
  BylineReadingMoves *moves; /* %NULL after dispose */
  BylineBrowserKeys *browser_keys;

  GSignalGroup *next; /* of the list whose stories follow */
  BylineLibrary *library;
  gint64 story_id; /* what was opened */
  char *title;
  gboolean has_river;
  gboolean unfold_river;
  gboolean is_linear;
  char *search; /* nullable */
};

G_DEFINE_FINAL_TYPE (BylineReadingView, byline_reading_view, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_STORY,
  PROP_TITLE,
  PROP_TEXT_SCALE,
  PROP_LOAD_PICTURES,
  PROP_RIVER,
  PROP_UNFOLD_RIVER,
  PROP_LINEAR,
  N_PROPS,
};

enum {
  LINK_ACTIVATED,
  BROWSER_ASKED,
  SECTION_ACTIVATED,
  AUTHOR_ACTIVATED,
  PUBLICATION_ACTIVATED,
  STORY_ACTIVATED,
  PICTURE_ACTIVATED,
  STORY_READ,
  STORY_PASSED,
  MESSAGE,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static BylineArticle *
get_opened (BylineReadingView *self)
{
  return byline_reading_text_get_article (self->text);
}

/* Returns: (nullable): what is known of the story in view. */
static BylineArticle *
get_article (BylineReadingView *self)
{
  return byline_opened_story_get_article (self->opened);
}

static void
set_title (BylineReadingView *self, const char *title)
{
  if (g_strcmp0 (self->title, title) == 0)
    return;

  g_free (self->title);
  self->title = g_strdup (title);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/* The text is called after the story in view, for those who hear it, too. */
static void
say_title (BylineReadingView *self, const char *title)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title != NULL ? title : _ ("Story"), -1);
  set_title (self, title);
}

static void
emit_message (BylineReadingView *self, const char *text)
{
  g_signal_emit (self, signals[MESSAGE], 0, text);
}

static void
open_uri (BylineReadingView *self, const char *uri, gboolean in_browser)
{
  g_autofree char *safe = uri != NULL ? byline_url_resolve_link (NULL, uri) : NULL;

  if (safe != NULL)
    g_signal_emit (self, signals[in_browser ? BROWSER_ASKED : LINK_ACTIVATED], 0, safe);
}

/* Opens the page of the story in view, if there is one. */
static void
open_article (BylineReadingView *self)
{
  BylineArticle *article = get_article (self);

  if (article != NULL)
    open_uri (self, article->url, FALSE);
}

static void
reset (BylineReadingView *self)
{
  byline_opened_story_close (self->opened);
  if (self->reload_bar != NULL)
    byline_reload_bar_hide (self->reload_bar);
  byline_reading_places_stop (self->places);
  if (self->moves != NULL)
    byline_reading_moves_stop (self->moves);
}

static void
byline_reading_view_dispose (GObject *object)
{
  BylineReadingView *self = BYLINE_READING_VIEW (object);

  reset (self);
  g_clear_object (&self->moves);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  self->find_bar = NULL;
  self->reload_bar = NULL;
  byline_opened_story_set_library (self->opened, NULL);
  byline_picture_queue_set_library (self->pictures, NULL);
  byline_reading_river_set_library (self->river, NULL);
  byline_reading_river_set_next (self->river, NULL);
  g_signal_group_set_target (self->next, NULL);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (byline_reading_view_parent_class)->dispose (object);
}

static void
byline_reading_view_finalize (GObject *object)
{
  BylineReadingView *self = BYLINE_READING_VIEW (object);

  g_object_unref (self->opened);
  g_object_unref (self->links);
  g_object_unref (self->text);
  g_object_unref (self->pictures);
  g_object_unref (self->river);
  g_object_unref (self->in_view);
  g_object_unref (self->places);
  g_object_unref (self->browser_keys);
  g_object_unref (self->next);
  g_free (self->title);
  g_free (self->search);

  G_OBJECT_CLASS (byline_reading_view_parent_class)->finalize (object);
}

static void
byline_reading_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BylineReadingView *self = BYLINE_READING_VIEW (object);

  switch (id)
    {
    case PROP_STORY:
      g_value_set_int64 (value, byline_story_in_view_get (self->in_view));
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_TEXT_SCALE:
      g_value_set_double (value, byline_reading_column_get_text_scale (self->column));
      break;
    case PROP_LOAD_PICTURES:
      g_value_set_boolean (value, byline_picture_queue_get_load_pictures (self->pictures));
      break;
    case PROP_RIVER:
      g_value_set_boolean (value, self->has_river);
      break;
    case PROP_UNFOLD_RIVER:
      g_value_set_boolean (value, self->unfold_river);
      break;
    case PROP_LINEAR:
      g_value_set_boolean (value, self->is_linear);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* What is read is shown anew, with or without what follows. */
static void
reopen (BylineReadingView *self)
{
  gint64 story_id = byline_story_in_view_get (self->in_view);

  if (get_opened (self) == NULL)
    return;

  self->story_id = 0;
  byline_reading_view_show_story (self, story_id);
}

static void
set_river (BylineReadingView *self, gboolean has_river)
{
  if (self->has_river == has_river)
    return;

  self->has_river = has_river;
  byline_reading_river_set_alone (self->river, !has_river);
  reopen (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RIVER]);
}

static void
set_unfold_river (BylineReadingView *self, gboolean unfold)
{
  if (self->unfold_river == unfold)
    return;

  self->unfold_river = unfold;
  byline_reading_river_set_unfold (self->river, unfold);
  reopen (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNFOLD_RIVER]);
}

/* Shows the story in view as it is to be shown. */
static void
update_page (BylineReadingView *self)
{
  BylineArticle *article = get_article (self);

  byline_linear_view_show_article (self->linear, self->is_linear ? article : NULL);
  if (article != NULL)
    gtk_stack_set_visible_child (GTK_STACK (self->stack),
                                 self->is_linear ? GTK_WIDGET (self->linear) : self->page);
}

static void
set_linear (BylineReadingView *self, gboolean is_linear)
{
  if (self->is_linear == is_linear)
    return;

  self->is_linear = is_linear;
  update_page (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LINEAR]);
}

static void
byline_reading_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BylineReadingView *self = BYLINE_READING_VIEW (object);

  switch (id)
    {
    case PROP_STORY:
      byline_reading_view_show_story (self, g_value_get_int64 (value));
      break;
    case PROP_TEXT_SCALE:
      byline_reading_view_set_text_scale (self, g_value_get_double (value));
      break;
    case PROP_LOAD_PICTURES:
      byline_reading_view_set_load_pictures (self, g_value_get_boolean (value));
      break;
    case PROP_RIVER:
      set_river (self, g_value_get_boolean (value));
      break;
    case PROP_UNFOLD_RIVER:
      set_unfold_river (self, g_value_get_boolean (value));
      break;
    case PROP_LINEAR:
      set_linear (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
byline_reading_view_unmap (GtkWidget *widget)
{
  byline_reading_places_keep (BYLINE_READING_VIEW (widget)->places);

  GTK_WIDGET_CLASS (byline_reading_view_parent_class)->unmap (widget);
}

/* What asked for a size since sizes were given out (by a menu that opens, a picture that came, at the wrong
 * moment of a frame) would be left out by GTK, and all of the text with it: it gets its size before it is
 * drawn. */
static void
byline_reading_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BylineReadingView *self = BYLINE_READING_VIEW (widget);

  if (self->stack != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->view)))
    byline_late_allocation_give (widget, GTK_WIDGET (self->view));

  GTK_WIDGET_CLASS (byline_reading_view_parent_class)->snapshot (widget, snapshot);
}

static gboolean
byline_reading_view_grab_focus (GtkWidget *widget)
{
  BylineReadingView *self = BYLINE_READING_VIEW (widget);

  return gtk_widget_grab_focus (self->is_linear ? GTK_WIDGET (self->linear)
                                                : GTK_WIDGET (self->view));
}

static void
other_way_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  byline_browser_keys_follow (BYLINE_READING_VIEW (widget)->browser_keys);
}

static void
byline_reading_view_class_init (BylineReadingViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = byline_reading_view_dispose;
  object_class->finalize = byline_reading_view_finalize;
  object_class->get_property = byline_reading_view_get_property;
  object_class->set_property = byline_reading_view_set_property;
  widget_class->unmap = byline_reading_view_unmap;
  widget_class->snapshot = byline_reading_view_snapshot;
  widget_class->grab_focus = byline_reading_view_grab_focus;
  gtk_widget_class_install_action (widget_class, "focus.other-way", NULL, other_way_cb);

  properties[PROP_STORY] = g_param_spec_int64 ("story", NULL, NULL, 0, G_MAXINT64, 0,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                 G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TEXT_SCALE] = g_param_spec_double ("text-scale", NULL, NULL, 0.5, 3.0, 1.0,
                                                     G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                       G_PARAM_STATIC_STRINGS);
  properties[PROP_LOAD_PICTURES] =
    g_param_spec_boolean ("load-pictures", NULL, NULL, TRUE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_RIVER] = g_param_spec_boolean ("river", NULL, NULL, TRUE,
                                                 G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                   G_PARAM_STATIC_STRINGS);
  properties[PROP_UNFOLD_RIVER] =
    g_param_spec_boolean ("unfold-river", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_LINEAR] = g_param_spec_boolean ("linear", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                    G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[LINK_ACTIVATED] = byline_signal_new (klass, "link-activated", 1, G_TYPE_STRING);
  signals[BROWSER_ASKED] = byline_signal_new (klass, "browser-asked", 1, G_TYPE_STRING);
  signals[SECTION_ACTIVATED] = byline_signal_new (klass, "section-activated", 1, G_TYPE_STRING);
  signals[AUTHOR_ACTIVATED] = byline_signal_new (klass, "author-activated", 1, G_TYPE_STRING);
  signals[PUBLICATION_ACTIVATED] = byline_signal_new (klass, "publication-activated", 1,
                                                      G_TYPE_STRING);
  signals[STORY_ACTIVATED] = byline_signal_new (klass, "story-activated", 1, G_TYPE_INT64);
  signals[PICTURE_ACTIVATED] = byline_signal_new (klass, "picture-activated", 1, G_TYPE_STRING);
  signals[STORY_READ] = byline_signal_new (klass, "story-read", 1, G_TYPE_INT64);
  signals[STORY_PASSED] = byline_signal_new (klass, "story-passed", 1, G_TYPE_INT64);
  signals[MESSAGE] = byline_signal_new (klass, "message", 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

/* What is in sight has its pictures: now the river, which stands below a text that is complete. */
static void
checked_cb (BylineReadingView *self)
{
  if (byline_opened_story_is_complete (self->opened))
    {
      byline_reading_river_update (self->river, get_opened (self), self->story_id,
                                   byline_find_bar_is_open (self->find_bar));
      byline_story_in_view_set_ends (self->in_view, byline_reading_river_is_complete (self->river));
    }
}

/* A story may have been shown before the list knew what follows it. */
static void
list_changed_cb (BylineReadingView *self)
{
  if (get_opened (self) != NULL)
    byline_picture_queue_update (self->pictures);
}

static void
river_wrote_cb (BylineReadingView *self)
{
  byline_picture_queue_block (self->pictures);
  byline_picture_queue_update (self->pictures);
  if (self->search != NULL)
    byline_document_mark_search (byline_document_view_get_document (self->view), self->search);
  byline_story_in_view_update (self->in_view);
}

static void
emit_story_read (BylineReadingView *self, gint64 story_id)
{
  g_signal_emit (self, signals[STORY_READ], 0, story_id);
}

static void
passed_cb (BylineReadingView *self, gint64 story_id)
{
  g_signal_emit (self, signals[STORY_PASSED], 0, story_id);
}

static void
unfolded_cb (BylineReadingView *self, gint64 story_id)
{
  byline_story_in_view_set_read (self->in_view, story_id);
  emit_story_read (self, story_id);
}

/* Returns: (nullable): what stands in the document of a story. */
static BylineRiverEntry *
find_entry (BylineReadingView *self, gint64 story_id)
{
  return get_opened (self) != NULL && story_id != 0
           ? byline_river_find (byline_document_view_get_document (self->view), story_id)
           : NULL;
}

static void
in_view_cb (BylineReadingView *self)
{
  gint64 story_id = byline_story_in_view_get (self->in_view);
  BylineRiverEntry *entry = find_entry (self, story_id);

  byline_reading_places_enter (self->places, story_id);
  if (entry != NULL)
    say_title (self, entry->article->title);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORY]);
  if (entry != NULL)
    byline_reading_river_complete (self->river, story_id);
}

/* --- The story that was opened --- */

static void
showing_cb (BylineReadingView *self)
{
  byline_find_bar_clear (self->find_bar);
  byline_reading_moves_stop (self->moves);
}

static void
shown_cb (BylineReadingView *self, BylineArticle *article)
{
  say_title (self, article->title);
  update_page (self);
}

static void
built_cb (BylineReadingView *self)
{
  byline_document_mark_search (byline_document_view_get_document (self->view), self->search);
  byline_find_bar_update (self->find_bar);
}

static void
text_changed_cb (BylineReadingView *self)
{
  byline_find_bar_update (self->find_bar);
}

/* --- Where links lead --- */

static void
link_cb (BylineReadingView *self, guint kind, const char *target, gint64 id)
{
  if (kind == BYLINE_LINK_URI && byline_browser_keys_are_held (self->browser_keys))
    kind = BYLINE_LINK_BROWSER;
  if (byline_reading_links_follow (self->links, (BylineLinkKind) kind, target, id))
    return;

  switch ((BylineLinkKind) kind)
    {
    case BYLINE_LINK_URI:
      open_uri (self, target, FALSE);
      break;
    case BYLINE_LINK_BROWSER:
      open_uri (self, target, TRUE);
      break;
    case BYLINE_LINK_PUBLICATION:
      g_signal_emit (self, signals[PUBLICATION_ACTIVATED], 0, target);
      break;
    case BYLINE_LINK_SECTION:
      g_signal_emit (self, signals[SECTION_ACTIVATED], 0, target);
      break;
    case BYLINE_LINK_AUTHOR:
      g_signal_emit (self, signals[AUTHOR_ACTIVATED], 0, target);
      break;
    case BYLINE_LINK_STORY:
      g_signal_emit (self, signals[STORY_ACTIVATED], 0, id);
      break;
    case BYLINE_LINK_PICTURE:
      if (!byline_picture_queue_retry (self->pictures, target))
        g_signal_emit (self, signals[PICTURE_ACTIVATED], 0, target);
      break;
    case BYLINE_LINK_FOOTNOTE:
    case BYLINE_LINK_BACK:
    case BYLINE_LINK_TOGGLE:
      break;
    }
}

/* --- The widget --- */

#define CONNECT(object, signal, callback)                                                          \
  g_signal_connect_object (object, signal, G_CALLBACK (callback), self, G_CONNECT_SWAPPED)

/* What works on the document, each with state of its own. */
static void
make_parts (BylineReadingView *self)
{
  self->text = byline_reading_text_new (self->view);
  self->pictures = byline_picture_queue_new (self->view);
  CONNECT (self->pictures, "checked", checked_cb);
  self->river = byline_reading_river_new (self->view);
  CONNECT (self->river, "wrote", river_wrote_cb);
  CONNECT (self->river, "unfolded", unfolded_cb);
  CONNECT (self->river, "message", emit_message);
  self->find_bar = BYLINE_FIND_BAR (byline_find_bar_new (self->view));
  self->reload_bar = BYLINE_RELOAD_BAR (byline_reload_bar_new ());
}

/* Which story is read, and where, as the column is scrolled. */
static void
follow_scrolling (BylineReadingView *self, GtkAdjustment *adjustment)
{
  self->places = byline_reading_places_new (self->view, adjustment);
  self->in_view = byline_story_in_view_new (self->view, adjustment);
  self->moves = byline_reading_moves_new (self->column, self->river, self->places, self->in_view);
  g_signal_connect_object (self->column, "scrolled", G_CALLBACK (byline_reading_moves_let_go),
                           self->moves, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->river, "prepending", G_CALLBACK (byline_reading_places_hold),
                           self->places, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->river, "rewriting", G_CALLBACK (byline_reading_places_hold_at),
                           self->places, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->places, "arrived", G_CALLBACK (byline_story_in_view_release),
                           self->in_view, G_CONNECT_SWAPPED);
  CONNECT (self->in_view, "changed", in_view_cb);
  CONNECT (self->in_view, "passed", passed_cb);
  CONNECT (self->in_view, "end-seen", emit_story_read);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (byline_picture_queue_update),
                           self->pictures, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (byline_picture_queue_update),
                           self->pictures, G_CONNECT_SWAPPED);
}

static void
make_story (BylineReadingView *self, GtkAdjustment *adjustment)
{
  const BylineOpenedStoryParts parts = {
    .view = self->view,
    .adjustment = adjustment,
    .text = self->text,
    .pictures = self->pictures,
    .river = self->river,
    .places = self->places,
    .in_view = self->in_view,
    .reload_bar = self->reload_bar,
  };

  self->opened = byline_opened_story_new (&parts);
  CONNECT (self->opened, "showing", showing_cb);
  CONNECT (self->opened, "shown", shown_cb);
  CONNECT (self->opened, "built", built_cb);
  CONNECT (self->opened, "rewritten", text_changed_cb);
  CONNECT (self->opened, "open-asked", open_article);
  CONNECT (self->opened, "message", emit_message);
  self->links = byline_reading_links_new (self->view, self->text, self->river, self->in_view);
  CONNECT (self->links, "toggled", text_changed_cb);
}

static GtkWidget *
make_page (BylineReadingView *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkAdjustment *adjustment;

  self->column = BYLINE_READING_COLUMN (byline_reading_column_new ());
  self->view = byline_reading_column_get_view (self->column);
  adjustment = byline_reading_column_get_adjustment (self->column);
  CONNECT (self->view, "activate-link", link_cb);
  CONNECT (self->view, "message", emit_message);
  make_parts (self);
  follow_scrolling (self, adjustment);
  make_story (self, adjustment);

  gtk_box_append (GTK_BOX (page), GTK_WIDGET (self->find_bar));
  gtk_box_append (GTK_BOX (page), GTK_WIDGET (self->reload_bar));
  gtk_box_append (GTK_BOX (page), GTK_WIDGET (self->column));
  gtk_widget_add_css_class (page, "view");

  return page;
}

/* So large an icon is drawn from its SVG, for which GTK loads a library of six MiB: only where it is seen. */
static void
empty_map_cb (AdwStatusPage *empty)
{
  adw_status_page_set_icon_name (empty, "byline-stories-symbolic");
}

static void
byline_reading_view_init (BylineReadingView *self)
{
  GtkWidget *empty = adw_status_page_new ();

  self->has_river = TRUE;
  self->next = g_signal_group_new (BYLINE_TYPE_STORY_LIST);
  g_signal_group_connect_swapped (self->next, "items-changed", G_CALLBACK (list_changed_cb), self);

  g_signal_connect (empty, "map", G_CALLBACK (empty_map_cb), NULL);
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _ ("No Story Selected"));
  adw_status_page_set_description (ADW_STATUS_PAGE (empty), _ ("Select a story to read it here."));
  self->page = make_page (self);
  self->browser_keys = byline_browser_keys_new (GTK_WIDGET (self));
  self->stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_add_named (GTK_STACK (self->stack), empty, "empty");
  gtk_stack_add_named (GTK_STACK (self->stack), self->page, "page");
  self->linear = BYLINE_LINEAR_VIEW (byline_linear_view_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->linear), "view");
  CONNECT (self->linear, "activate-link", link_cb);
  gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (self->linear), "linear");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

GtkWidget *
byline_reading_view_new (void)
{
  return g_object_new (BYLINE_TYPE_READING_VIEW, NULL);
}

void
byline_reading_view_set_library (BylineReadingView *self, BylineLibrary *library)
{
  g_return_if_fail (BYLINE_IS_READING_VIEW (self));
  g_return_if_fail (library == NULL || BYLINE_IS_LIBRARY (library));

  if (self->library == library)
    return;

  byline_reading_view_show_story (self, 0);
  byline_reading_places_set_library (self->places, library);
  g_set_object (&self->library, library);
  byline_opened_story_set_library (self->opened, library);
  byline_picture_queue_set_library (self->pictures, library);
  byline_reading_river_set_library (self->river, library);
}

void
byline_reading_view_show_story (BylineReadingView *self, gint64 story_id)
{
  g_return_if_fail (BYLINE_IS_READING_VIEW (self));

  if (self->story_id == story_id && (story_id == 0 || get_opened (self) == NULL ||
                                     byline_story_in_view_get (self->in_view) == story_id ||
                                     byline_reading_moves_to_story (self->moves, story_id)))
    return;

  byline_reading_places_leave (self->places);
  reset (self);
  self->story_id = story_id;
  byline_story_in_view_open (self->in_view, story_id);
  byline_reading_places_enter (self->places, story_id);
  byline_reading_places_wait (self->places, TRUE);
  if (story_id == 0 || self->library == NULL)
    {
      byline_linear_view_show_article (self->linear, NULL);
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "empty");
      set_title (self, NULL);
    }
  else
    byline_opened_story_open (self->opened, story_id);
}

gint64
byline_reading_view_get_story (BylineReadingView *self)
{
  g_return_val_if_fail (BYLINE_IS_READING_VIEW (self), 0);

  return byline_story_in_view_get (self->in_view);
}

gboolean
byline_reading_view_open_in_river (BylineReadingView *self, gint64 story_id)
{
  g_return_val_if_fail (BYLINE_IS_READING_VIEW (self), FALSE);

  /* A list of rows holds one story. */
  return !self->is_linear && get_opened (self) != NULL &&
         byline_reading_moves_open (self->moves, story_id);
}

const char *
byline_reading_view_get_title (BylineReadingView *self)
{
  g_return_val_if_fail (BYLINE_IS_READING_VIEW (self), NULL);

  return self->title;
}

void
byline_reading_view_set_next (BylineReadingView *self, BylineStoryList *list)
{
  g_return_if_fail (BYLINE_IS_READING_VIEW (self));

  byline_reading_river_set_next (self->river, list);
  g_signal_group_set_target (self->next, list);
  list_changed_cb (self);
}

gboolean
byline_reading_view_page (BylineReadingView *self, gboolean backwards)
{
  g_return_val_if_fail (BYLINE_IS_READING_VIEW (self), FALSE);

  /* A story that is on its way is waited for, not passed by. */
  if (get_opened (self) == NULL)
    return self->story_id != 0;

  return byline_reading_moves_page (self->moves, backwards);
}

BylineStoryOutline *
byline_reading_view_dup_outline (BylineReadingView *self)
{
  BylineDocumentBuffer *document;
  BylineRiverEntry *entry;
  BylineDocumentRange range;

  g_return_val_if_fail (BYLINE_IS_READING_VIEW (self), NULL);

  if (get_opened (self) == NULL)
    return byline_story_outline_new ();

  byline_opened_story_finish (self->opened);
  document = byline_document_view_get_document (self->view);
  entry = find_entry (self, byline_story_in_view_get (self->in_view));
  range.start = 0;
  range.end = byline_document_buffer_get_length (document);
  if (entry != NULL)
    range = byline_river_entry_get_range (document, entry);

  return byline_document_outline_new (self->view,
                                      byline_reading_column_get_adjustment (self->column), &range);
}

void
byline_reading_view_go_to (BylineReadingView *self, guint offset)
{
  g_return_if_fail (BYLINE_IS_READING_VIEW (self));

  byline_reading_moves_to_offset (self->moves, offset);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

void
byline_reading_view_keep_place (BylineReadingView *self)
{
  g_return_if_fail (BYLINE_IS_READING_VIEW (self));

  byline_reading_places_keep (self->places);
}

int
byline_reading_view_get_readable_width (BylineReadingView *self)
{
  g_return_val_if_fail (BYLINE_IS_READING_VIEW (self), 0);

  return byline_reading_column_get_readable_width (self->column);
}

void
byline_reading_view_set_text_scale (BylineReadingView *self, double scale)
{
  g_return_if_fail (BYLINE_IS_READING_VIEW (self));

  scale = CLAMP (scale, 0.5, 3.0);
  if (byline_reading_column_get_text_scale (self->column) == scale)
    return;

  byline_reading_column_set_text_scale (self->column, scale);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT_SCALE]);
}

BylineArticle *
byline_reading_view_get_article (BylineReadingView *self)
{
  g_return_val_if_fail (BYLINE_IS_READING_VIEW (self), NULL);

  return get_article (self);
}

BylineArticle *
byline_reading_view_get_article_with_picture (BylineReadingView *self, const char *url)
{
  g_return_val_if_fail (BYLINE_IS_READING_VIEW (self), NULL);

  return byline_reading_links_get_article_with_picture (self->links, url);
}

char *
byline_reading_view_dup_selection (BylineReadingView *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  g_return_val_if_fail (BYLINE_IS_READING_VIEW (self), NULL);

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  return gtk_text_buffer_get_selection_bounds (buffer, &start, &end)
           ? gtk_text_buffer_get_text (buffer, &start, &end, FALSE)
           : NULL;
}

void
byline_reading_view_insert_actions (BylineReadingView *self,
                                    const char *prefix,
                                    GActionGroup *actions)
{
  g_return_if_fail (BYLINE_IS_READING_VIEW (self));

  /* Not of this widget: the text, which has actions of its own, does not see those of a widget around it that had none
   * when it was put there. */
  gtk_widget_insert_action_group (GTK_WIDGET (self->view), prefix, actions);
}

void
byline_reading_view_set_type (BylineReadingView *self, const BylineDocumentType *type)
{
  g_return_if_fail (BYLINE_IS_READING_VIEW (self));
  g_return_if_fail (type != NULL);

  byline_reading_column_set_type (self->column, type);
}

void
byline_reading_view_set_load_pictures (BylineReadingView *self, gboolean load_pictures)
{
  g_return_if_fail (BYLINE_IS_READING_VIEW (self));

  if (byline_picture_queue_get_load_pictures (self->pictures) == load_pictures)
    return;

  byline_picture_queue_set_load_pictures (self->pictures, load_pictures);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOAD_PICTURES]);
}

void
byline_reading_view_set_search (BylineReadingView *self, const char *search)
{
  g_return_if_fail (BYLINE_IS_READING_VIEW (self));

  if (g_strcmp0 (self->search, search) == 0)
    return;

  g_free (self->search);
  self->search = g_strdup (search);
  if (byline_reading_text_is_whole (self->text))
    byline_document_mark_search (byline_document_view_get_document (self->view), self->search);
}

void
byline_reading_view_reload (BylineReadingView *self)
{
  g_return_if_fail (BYLINE_IS_READING_VIEW (self));

  byline_opened_story_reload (self->opened);
}

void
byline_reading_view_begin_find (BylineReadingView *self)
{
  g_return_if_fail (BYLINE_IS_READING_VIEW (self));

  if (get_opened (self) == NULL)
    return;

  byline_opened_story_finish (self->opened);
  byline_find_bar_begin (self->find_bar);
}

gboolean
byline_reading_view_end_find (BylineReadingView *self)
{
  g_return_val_if_fail (BYLINE_IS_READING_VIEW (self), FALSE);

  return byline_find_bar_end (self->find_bar);
}
