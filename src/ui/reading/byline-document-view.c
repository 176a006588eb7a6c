/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-document-view.h"

#include "byline-author-card.h"
#include "byline-document-links.h"
#include "byline-document-menu.h"
#include "byline-document-part.h"
#include "byline-document-table.h"
#include "byline-late-allocation.h"
#include "byline-picture-paintable.h"
#include "byline-signal.h"

#include <math.h>

/* What a column of a phone is wide, without its margins, and what these are at least. */
#define NARROW_WIDTH 372
#define NARROW_MARGIN 12
/* What letters are made smaller by at most where that is enough for a line of readable length. */
#define LEAST_FIT 0.8
/* Letters change in such parts of their size: not with each pixel of a window. */
#define FIT_STEPS 50.0
#define BOTTOM_MARGIN 72
#define PORTRAIT_SIZE 36
#define PARKED -10000
/* After so many frames a changed text has been laid out, and drawn once since. */
#define LAYOUT_FRAMES 3

struct _BylineDocumentView {
  GtkTextView parent_instance;

  BylineDocumentLook look; /* its document is a reference */
  double text_scale;       /* as it is set: that of the look may be a little smaller */
  BylineDocumentType type;
  BylineDocumentLinks *links;
  BylineDocumentMenu *menu;
  GtkCssProvider *font;
  int column;
  guint update_source;
  guint redraw_tick; /* until what was changed has been laid out; 0: nothing to redraw */
  guint redraw_frames;
};

G_DEFINE_FINAL_TYPE (BylineDocumentView, byline_document_view, GTK_TYPE_TEXT_VIEW)

enum {
  ACTIVATE_LINK,
  TARGET_CHANGED,
  MESSAGE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What lies in the text is drawn with this; sizes in the widgets follow the view's font. */
static const char css[] =
  ".byline-author-card { background: alpha(currentColor, 0.05); border-radius: 14px; padding: "
  "16px; }"
  ".byline-author-name { font-weight: 700; font-size: 1.05em; }"
  ".byline-author-bio { color: alpha(currentColor, 0.75); font-size: 0.95em; }"
  ".byline-contacts { margin-left: -8px; margin-top: 2px; }"
  ".byline-contacts:dir(rtl) { margin-left: 0; margin-right: -8px; }"
  ".byline-contact { padding: 3px 8px; min-height: 22px; font-size: 0.88em; font-weight: 600;"
  " color: alpha(currentColor, 0.8); }"
  ".byline-author-stories { padding: 3px 12px; min-height: 22px; font-size: 0.88em; }"
  ".byline-cell { padding: 7px 16px 7px 0; border-bottom: 1px solid alpha(currentColor, 0.12); "
  "}"
  ".byline-cell:dir(rtl) { padding: 7px 0 7px 16px; }"
  ".byline-cell-last, .byline-cell-last:dir(rtl) { padding-left: 0; padding-right: 0; }"
  ".byline-cell-head { font-weight: 700; border-bottom: 1px solid alpha(currentColor, 0.4); }"
  ".byline-table-wide .byline-table { padding-bottom: 12px; }"
  ".byline-table-large { padding: 12px 24px 24px 24px; }"
  ".byline-table-button { margin-left: -12px; padding: 3px 12px; min-height: 22px; font-size: "
  "0.88em; }"
  ".byline-table-button:dir(rtl) { margin-left: 0; margin-right: -12px; }"
  ".byline-footnote-button { padding: 3px 8px; min-height: 22px; font-size: 0.88em; }"
  ".byline-code { background: alpha(currentColor, 0.05); border-radius: 12px; }"
  ".byline-code-text { font-family: monospace; font-size: 0.95em; line-height: 1.35; padding: 11px "
  "16px 13px 16px; }"
  ".byline-side-scroller:focus-visible { outline: 2px solid @accent_color; border-radius: 6px; }"
  ".byline-link-target { background: @popover_bg_color; color: @popover_fg_color; border-radius: "
  "8px; "
  "padding: 3px 9px; margin: 8px; font-size: 0.88em; box-shadow: 0 0 0 1px alpha(currentColor, "
  "0.15); }"
  ".byline-outline-row { font-weight: 400; padding: 5px 12px; min-height: 22px; }"
  ".byline-outline-current { font-weight: 700; background: alpha(currentColor, 0.1); }"
  ".byline-notice { color: alpha(currentColor, 0.75); }";

static void
add_css (GdkDisplay *display)
{
  static GtkCssProvider *provider;

  if (provider != NULL || display == NULL)
    return;

  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_data (provider, css, -1);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION - 1);
}

/* --- Objects in the text --- */

static void
card_author_cb (BylineDocumentView *self, const char *name)
{
  g_signal_emit (self, signals[ACTIVATE_LINK], 0, (guint) BYLINE_LINK_AUTHOR, name, (gint64) 0);
}

static void
card_link_cb (BylineDocumentView *self, const char *uri)
{
  g_signal_emit (self, signals[ACTIVATE_LINK], 0, (guint) BYLINE_LINK_URI, uri, (gint64) 0);
}

static void
message_cb (BylineDocumentView *self, const char *text)
{
  g_signal_emit (self, signals[MESSAGE], 0, text);
}

static void
link_activated_cb (BylineDocumentView *self, guint kind, const char *target, gint64 id)
{
  g_signal_emit (self, signals[ACTIVATE_LINK], 0, kind, target, id);
}

static void
target_changed_cb (BylineDocumentView *self, const char *target)
{
  g_signal_emit (self, signals[TARGET_CHANGED], 0, target);
}

static void
connect_widget (BylineDocumentView *self, GtkWidget *widget)
{
  if (BYLINE_IS_AUTHOR_CARD (widget))
    {
      g_signal_connect_object (widget, "author-activated", G_CALLBACK (card_author_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (widget, "link-activated", G_CALLBACK (card_link_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (widget, "message", G_CALLBACK (message_cb), self, G_CONNECT_SWAPPED);
    }
  else if (BYLINE_IS_DOCUMENT_TABLE (widget))
    g_signal_connect_object (widget, "link-activated", G_CALLBACK (card_link_cb), self,
                             G_CONNECT_SWAPPED);
}

static void
attach (BylineDocumentView *self, BylineDocumentObject *object)
{
  if (object->is_attached)
    return;

  object->is_attached = TRUE;
  if (BYLINE_IS_PICTURE_PAINTABLE (object->object))
    {
      byline_picture_paintable_set_look (BYLINE_PICTURE_PAINTABLE (object->object),
                                         gtk_widget_get_pango_context (GTK_WIDGET (self)),
                                         &self->look.colors.fill, &self->look.colors.faint);
      return;
    }

  if (object->anchor != NULL)
    gtk_text_view_add_child_at_anchor (GTK_TEXT_VIEW (self), GTK_WIDGET (object->object),
                                       object->anchor);
  else
    {
      /* Overlays don't scroll with the text in every GTK: it is kept out of sight, and its picture
       * is drawn. */
      gtk_text_view_add_overlay (GTK_TEXT_VIEW (self), GTK_WIDGET (object->object), PARKED, PARKED);
      object->image = gtk_widget_paintable_new (GTK_WIDGET (object->object));
      g_signal_connect_object (object->image, "invalidate-contents",
                               G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
    }
  connect_widget (self, GTK_WIDGET (object->object));
}

static void
fit (BylineDocumentView *self, BylineDocumentObject *object)
{
  int width = MAX (1, self->column - (int) (object->end_margin * self->look.scale));

  if (BYLINE_IS_PICTURE_PAINTABLE (object->object))
    byline_picture_paintable_set_column (BYLINE_PICTURE_PAINTABLE (object->object), width);
  else if (object->anchor != NULL)
    gtk_widget_set_size_request (GTK_WIDGET (object->object), width, -1);
  else
    adw_avatar_set_size (ADW_AVATAR (object->object), (int) (PORTRAIT_SIZE * self->look.scale));
}

static void
update_objects (BylineDocumentView *self)
{
  GPtrArray *objects = byline_document_buffer_get_objects (self->look.document);

  for (guint i = 0; i < objects->len; i++)
    {
      BylineDocumentObject *object = g_ptr_array_index (objects, i);

      attach (self, object);
      fit (self, object);
    }
}

/* --- Colours and sizes --- */

static void
apply_colors (BylineDocumentView *self)
{
  GPtrArray *objects;

  if (self->look.document == NULL)
    return;

  byline_document_tags_set_colors (byline_document_buffer_get_tags (self->look.document),
                                   &self->look.colors);
  objects = byline_document_buffer_get_objects (self->look.document);
  for (guint i = 0; i < objects->len; i++)
    {
      BylineDocumentObject *object = g_ptr_array_index (objects, i);

      if (BYLINE_IS_PICTURE_PAINTABLE (object->object))
        object->is_attached = FALSE;
    }
}

static void
update_colors (BylineDocumentView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (
    gtk_widget_get_display (GTK_WIDGET (self)));
  BylineDocumentColors colors;

  byline_document_colors_init (&colors, GTK_WIDGET (self),
                               adw_style_manager_get_high_contrast (manager));
  if (byline_document_colors_equal (&colors, &self->look.colors))
    return;

  self->look.colors = colors;
  apply_colors (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
update_font (BylineDocumentView *self)
{
  g_autofree char *rule = g_strdup_printf ("textview { font-size: %d%%; }",
                                           (int) (self->look.scale * 100));

  gtk_css_provider_load_from_data (self->font, rule, -1);
}

/* In a window as narrow as a phone letters are a little smaller if that makes lines of readable length:
 * where it does not, because they were chosen larger, they stay as they are. */
static double
get_fit (BylineDocumentView *self)
{
  BylineDocumentType type = self->type;
  double fit;

  if (self->column == 0)
    return 1;

  type.columns = BYLINE_DOCUMENT_COLUMNS_MIN;
  fit = (double) self->column /
        byline_document_type_measure_column (&type, GTK_WIDGET (self), self->text_scale);

  return fit < 1 && fit >= LEAST_FIT ? floor (fit * FIT_STEPS) / FIT_STEPS : 1;
}

static void
update_scale (BylineDocumentView *self)
{
  double scale = self->text_scale * get_fit (self);

  if (self->look.scale == scale)
    return;

  self->look.scale = scale;
  update_font (self);
  if (self->look.document != NULL)
    byline_document_tags_set_scale (byline_document_buffer_get_tags (self->look.document), scale);
}

static gboolean
update_cb (gpointer user_data)
{
  BylineDocumentView *self = user_data;

  self->update_source = 0;
  update_scale (self);
  update_colors (self);
  if (self->look.document != NULL)
    update_objects (self);

  return G_SOURCE_REMOVE;
}

/* Neither while sizes are given out nor while styles are worked out can the text be changed: right
 * after that, before the next frame. */
static void
queue_update (BylineDocumentView *self)
{
  if (self->update_source == 0 && !gtk_widget_in_destruction (GTK_WIDGET (self)))
    self->update_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

static gboolean
redraw_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  BylineDocumentView *self = BYLINE_DOCUMENT_VIEW (widget);

  gtk_widget_queue_draw (widget);
  if (--self->redraw_frames > 0)
    return G_SOURCE_CONTINUE;

  self->redraw_tick = 0;
  return G_SOURCE_REMOVE;
}

/* Decorations are drawn at positions that come from the text's layout. GtkTextView does not tell
 * when lines above get other heights, so redraw for the next %LAYOUT_FRAMES frames: by then the
 * text has been laid out. */
static void
queue_redraw (BylineDocumentView *self)
{
  self->redraw_frames = LAYOUT_FRAMES;
  if (self->redraw_tick == 0)
    self->redraw_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), redraw_cb, NULL, NULL);
}

/* What lies in the text is made as wide as the column, so it must not keep the column from becoming
 * narrower. */
static void
byline_document_view_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  GTK_WIDGET_CLASS (byline_document_view_parent_class)
    ->measure (widget, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, 2 * BYLINE_DOCUMENT_MARGIN + 1);
}

/* Popovers are presented by the widget that they belong to. */
static void
present_popovers (BylineDocumentView *self)
{
  GtkWidget *child;

  for (child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      gtk_popover_present (GTK_POPOVER (child));
}

static void
close_popovers (BylineDocumentView *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      if (GTK_IS_POPOVER (child))
        gtk_widget_unparent (child);
      child = next;
    }
}

/* Where there is little room, the text has it. Wider never means shorter lines. */
static int
get_margin (int width)
{
  return CLAMP ((width - NARROW_WIDTH) / 2, NARROW_MARGIN, BYLINE_DOCUMENT_MARGIN);
}

int
byline_document_view_get_width_of_column (int column)
{
  return column + 2 * (column <= NARROW_WIDTH ? NARROW_MARGIN : BYLINE_DOCUMENT_MARGIN);
}

static void
byline_document_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  BylineDocumentView *self = BYLINE_DOCUMENT_VIEW (widget);
  int margin = get_margin (width), column = MAX (1, width - 2 * margin);

  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self), margin);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self), margin);
  GTK_WIDGET_CLASS (byline_document_view_parent_class)
    ->size_allocate (widget, width, height, baseline);
  present_popovers (self);

  if (self->column != column)
    {
      self->column = column;
      queue_update (self);
    }
}

static void
byline_document_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, GTK_TYPE_OVERLAY);

  GTK_WIDGET_CLASS (byline_document_view_parent_class)->snapshot (widget, snapshot);

  if (overlay != NULL)
    byline_late_allocation_give_following (overlay, widget);
}

static void
byline_document_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (byline_document_view_parent_class)->css_changed (widget, change);

  queue_update (BYLINE_DOCUMENT_VIEW (widget));
}

/* Lines that get their heights while sizes are given out make GTK's text ask for another size, for itself and all that it
 * is in. Those of them that had theirs already would not be drawn, and never be asked again. */
static void
laid_out_cb (GtkWidget *widget)
{
  if (gtk_widget_get_mapped (widget))
    byline_late_allocation_give (GTK_WIDGET (gtk_widget_get_root (widget)), widget);
}

static void
byline_document_view_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (byline_document_view_parent_class)->realize (widget);

  update_colors (BYLINE_DOCUMENT_VIEW (widget));
  g_signal_connect_object (gtk_widget_get_frame_clock (widget), "layout", G_CALLBACK (laid_out_cb),
                           widget, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
byline_document_view_unrealize (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_frame_clock (widget), laid_out_cb, widget);

  GTK_WIDGET_CLASS (byline_document_view_parent_class)->unrealize (widget);
}

static void
byline_document_view_snapshot_layer (GtkTextView *view,
                                     GtkTextViewLayer layer,
                                     GtkSnapshot *snapshot)
{
  BylineDocumentView *self = BYLINE_DOCUMENT_VIEW (view);
  const BylineDocumentLink *focus = byline_document_links_get_visible_focus (self->links);

  if (layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    byline_document_decorations_draw (&self->look, snapshot);
  else if (focus != NULL)
    byline_document_decorations_draw_focus (&self->look, snapshot, focus);
}

/* Returns: (transfer full): the words of a stretch, with those of tables and listings in it. */
static char *
dup_words (BylineDocumentView *self, const GtkTextIter *start, const GtkTextIter *end)
{
  GPtrArray *objects = byline_document_buffer_get_objects (self->look.document);
  g_autoptr (GString) words = g_string_new (NULL);
  GtkTextIter from = *start;
  guint last = (guint) gtk_text_iter_get_offset (end);

  for (guint i = byline_document_ranges_find (objects, (guint) gtk_text_iter_get_offset (start));
       i < objects->len; i++)
    {
      BylineDocumentObject *object = g_ptr_array_index (objects, i);
      g_autofree char *before = NULL;
      g_autofree char *inside = NULL;
      GtkTextIter at;

      if (object->range.start >= last)
        break;
      if (!BYLINE_IS_DOCUMENT_PART (object->object))
        continue;
      gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self->look.document), &at,
                                          (int) object->range.start);
      before = gtk_text_iter_get_text (&from, &at);
      inside = byline_document_part_dup_text (BYLINE_DOCUMENT_PART (object->object));
      g_string_append (words, before);
      g_string_append (words, inside);
      gtk_text_iter_forward_char (&at);
      from = at;
    }
  if (gtk_text_iter_compare (&from, end) < 0)
    {
      g_autofree char *rest = gtk_text_iter_get_text (&from, end);

      g_string_append (words, rest);
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
byline_document_view_copy_clipboard (GtkTextView *view)
{
  BylineDocumentView *self = BYLINE_DOCUMENT_VIEW (view);
  GtkTextIter start, end;
  g_autofree char *words = NULL;

  if (self->look.document == NULL ||
      !gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (self->look.document), &start, &end))
    return;

  words = dup_words (self, &start, &end);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (view)), words);
}

static gboolean
byline_document_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return byline_document_links_move (BYLINE_DOCUMENT_VIEW (widget)->links, direction);
}

static void
byline_document_view_dispose (GObject *object)
{
  BylineDocumentView *self = BYLINE_DOCUMENT_VIEW (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  byline_document_menu_close (self->menu);
  close_popovers (self);
  G_OBJECT_CLASS (byline_document_view_parent_class)->dispose (object);
  g_clear_object (&self->look.document);
}

static void
byline_document_view_finalize (GObject *object)
{
  BylineDocumentView *self = BYLINE_DOCUMENT_VIEW (object);

  g_clear_object (&self->menu);
  g_clear_object (&self->links);
  g_clear_object (&self->font);

  G_OBJECT_CLASS (byline_document_view_parent_class)->finalize (object);
}

static void
menu_asked_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  byline_document_menu_show (BYLINE_DOCUMENT_VIEW (widget)->menu);
}

static void
byline_document_view_class_init (BylineDocumentViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkTextViewClass *view_class = GTK_TEXT_VIEW_CLASS (klass);

  object_class->dispose = byline_document_view_dispose;
  object_class->finalize = byline_document_view_finalize;
  widget_class->measure = byline_document_view_measure;
  widget_class->size_allocate = byline_document_view_size_allocate;
  widget_class->snapshot = byline_document_view_snapshot;
  widget_class->css_changed = byline_document_view_css_changed;
  widget_class->realize = byline_document_view_realize;
  widget_class->unrealize = byline_document_view_unrealize;
  widget_class->focus = byline_document_view_focus;
  gtk_widget_class_install_action (widget_class, "focus.menu", NULL, menu_asked_cb);
  view_class->snapshot_layer = byline_document_view_snapshot_layer;
  view_class->copy_clipboard = byline_document_view_copy_clipboard;

  signals[ACTIVATE_LINK] = byline_signal_new (klass, "activate-link", 3, G_TYPE_UINT, G_TYPE_STRING,
                                              G_TYPE_INT64);
  signals[TARGET_CHANGED] = byline_signal_new (klass, "target-changed", 1, G_TYPE_STRING);
  signals[MESSAGE] = byline_signal_new (klass, "message", 1, G_TYPE_STRING);
}

static void
byline_document_view_init (BylineDocumentView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);

  add_css (gdk_display_get_default ());
  self->look.view = view;
  self->look.scale = self->text_scale = 1.0;
  byline_document_type_init (&self->type);
  self->column = BYLINE_DOCUMENT_COLUMN;
  self->font = gtk_css_provider_new ();
  update_font (self);
  gtk_style_context_add_provider (gtk_widget_get_style_context (GTK_WIDGET (self)),
                                  GTK_STYLE_PROVIDER (self->font),
                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);

  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_cursor_visible (view, FALSE);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (view, BYLINE_DOCUMENT_MARGIN);
  gtk_text_view_set_right_margin (view, BYLINE_DOCUMENT_MARGIN);
  /* No top margin: GTK moves the text by twice as much when the height of lines above the screen
   * changes (seen in 4.8). The first line has space above it instead. */
  gtk_text_view_set_bottom_margin (view, BOTTOM_MARGIN);
  gtk_widget_add_css_class (GTK_WIDGET (self), "byline-document");
  self->links = byline_document_links_new (&self->look);
  g_signal_connect_object (self->links, "activate", G_CALLBACK (link_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->links, "target-changed", G_CALLBACK (target_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->menu = byline_document_menu_new (&self->look, self->links);
  g_signal_connect_object (self->menu, "activate", G_CALLBACK (link_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->menu, "message", G_CALLBACK (message_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
byline_document_view_new (void)
{
  return g_object_new (BYLINE_TYPE_DOCUMENT_VIEW, NULL);
}

gboolean
byline_document_view_follow_in_browser (BylineDocumentView *self)
{
  g_return_val_if_fail (BYLINE_IS_DOCUMENT_VIEW (self), FALSE);

  return byline_document_links_follow_in_browser (self->links);
}

void
byline_document_view_set_document (BylineDocumentView *self, BylineDocumentBuffer *document)
{
  g_return_if_fail (BYLINE_IS_DOCUMENT_VIEW (self));
  g_return_if_fail (BYLINE_IS_DOCUMENT_BUFFER (document));

  byline_document_links_unfocus (self->links);
  if (!g_set_object (&self->look.document, document))
    return;

  byline_document_tags_set_scale (byline_document_buffer_get_tags (document), self->look.scale);
  byline_document_tags_set_type (byline_document_buffer_get_tags (document), &self->type);
  apply_colors (self);
  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self), GTK_TEXT_BUFFER (document));
  byline_document_view_sync (self);
}

BylineDocumentBuffer *
byline_document_view_get_document (BylineDocumentView *self)
{
  g_return_val_if_fail (BYLINE_IS_DOCUMENT_VIEW (self), NULL);

  return self->look.document;
}

void
byline_document_view_sync (BylineDocumentView *self)
{
  g_return_if_fail (BYLINE_IS_DOCUMENT_VIEW (self));

  if (self->look.document == NULL)
    return;

  update_objects (self);
  queue_update (self);
  queue_redraw (self);
}

void
byline_document_view_set_text_scale (BylineDocumentView *self, double scale)
{
  g_return_if_fail (BYLINE_IS_DOCUMENT_VIEW (self));

  if (self->text_scale == scale)
    return;

  self->text_scale = scale;
  update_scale (self);
  queue_update (self);
}

void
byline_document_view_set_type (BylineDocumentView *self, const BylineDocumentType *type)
{
  g_return_if_fail (BYLINE_IS_DOCUMENT_VIEW (self));

  self->type = *type;
  if (self->look.document != NULL)
    byline_document_tags_set_type (byline_document_buffer_get_tags (self->look.document), type);
  queue_update (self);
}

gboolean
byline_document_view_get_target_area (BylineDocumentView *self, GdkRectangle *area)
{
  g_return_val_if_fail (BYLINE_IS_DOCUMENT_VIEW (self), FALSE);

  return byline_document_links_get_target_area (self->links, area);
}

void
byline_document_view_focus_link (BylineDocumentView *self, guint offset)
{
  g_return_if_fail (BYLINE_IS_DOCUMENT_VIEW (self));

  byline_document_links_focus (self->links, offset);
}
