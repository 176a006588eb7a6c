/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-detail-page.h"

#include <glib/gi18n.h>

#include "byline-contact-row.h"
#include "byline-detail-head.h"
#include "byline-detail-list.h"
#include "byline-error-text.h"
#include "byline-health-text.h"
#include "byline-signal.h"
#include "byline-thumbnail.h"

#define ICON_SIZE 48
/* Of more names with pictures than these, the others wait to be asked for: the first story is to be in sight. */
#define N_FOLDED 4

struct _BylineDetailPage {
  AdwBin parent_instance;

  BylineLibrary *library;
  BylineCounts *counts; /* nullable: pictures of names, and what is known of publications */
  BylineRuleKind kind;
  char *name; /* nullable */
  GCancellable *cancellable;
  GtkWidget *page;         /* nullable: what is shown now */
  gboolean is_unfolded;    /* whether all names are shown */
  gboolean take_focus;     /* as soon as there is something that can have it */
  char *offer;             /* nullable: what the front page below offers */
  GtkWidget *offer_button; /* nullable: weak: of @page */
};

G_DEFINE_FINAL_TYPE (BylineDetailPage, byline_detail_page, ADW_TYPE_BIN)

enum { FILTER_REQUESTED, NAME_RESOLVED, LINK_ACTIVATED, MESSAGE, N_SIGNALS };

static guint signals[N_SIGNALS];

/* The way from @page down to what has the focus: the numbers of children, the last one first.
 * Returns: (nullable): %NULL if it lies elsewhere */
static GArray *
find_focus (BylineDetailPage *self, GtkWidget *page)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GArray *way;

  if (page == NULL || focus == NULL || !gtk_widget_is_ancestor (focus, page))
    return NULL;

  way = g_array_new (FALSE, FALSE, sizeof (guint));
  for (GtkWidget *widget = focus; widget != page; widget = gtk_widget_get_parent (widget))
    {
      GtkWidget *before = widget;
      guint n = 0;

      while ((before = gtk_widget_get_prev_sibling (before)) != NULL)
        n++;
      g_array_append_val (way, n);
    }

  return way;
}

/* Who uses the keyboard stays where they were: on the button that they have just pressed. */
static void
restore_focus (GtkWidget *page, GArray *way)
{
  GtkWidget *widget = page;

  for (guint i = way->len; i > 0 && widget != NULL; i--)
    {
      widget = gtk_widget_get_first_child (widget);
      for (guint n = g_array_index (way, guint, i - 1); n > 0 && widget != NULL; n--)
        widget = gtk_widget_get_next_sibling (widget);
    }

  if (widget == NULL || !gtk_widget_grab_focus (widget))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

/* Gives the focus to the page if that is wanted and can be had. */
static void
give_focus (BylineDetailPage *self)
{
  if (!self->take_focus || self->page == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  self->take_focus = FALSE;
  gtk_widget_child_focus (self->page, GTK_DIR_TAB_FORWARD);
}

static void
byline_detail_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (byline_detail_page_parent_class)->map (widget);
  give_focus (BYLINE_DETAIL_PAGE (widget));
}

/* Puts what was made in place of what is shown. */
static void
show_page (BylineDetailPage *self, GtkWidget *page)
{
  g_autoptr (GArray) focus = find_focus (self, self->page);

  gtk_widget_add_css_class (page, "detail-page");
  gtk_accessible_update_property (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_PROPERTY_LABEL, self->name,
                                  -1);
  adw_bin_set_child (ADW_BIN (self), page);
  self->page = page;
  if (!self->take_focus && focus != NULL)
    restore_focus (page, focus);
  give_focus (self);
}

static void
set_name (BylineDetailPage *self, const char *name)
{
  g_autofree char *old = NULL;

  if (g_strcmp0 (self->name, name) == 0)
    return;

  old = self->name;
  self->name = g_strdup (name);
  g_signal_emit (self, signals[NAME_RESOLVED], 0, old, self->name);
}

static void
update_offer (BylineDetailPage *self)
{
  if (self->offer_button == NULL)
    return;
  gtk_widget_set_visible (self->offer_button, self->offer != NULL);
  gtk_button_set_label (GTK_BUTTON (self->offer_button), self->offer != NULL ? self->offer : "");
}

static GtkWidget *
make_offer_button (BylineDetailPage *self)
{
  GtkWidget *button = gtk_button_new ();

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "edition-new");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "edition.take-offer");
  g_set_weak_pointer (&self->offer_button, button);
  update_offer (self);
  return button;
}

static void
link_activated_cb (BylineDetailPage *self, const char *uri)
{
  g_signal_emit (self, signals[LINK_ACTIVATED], 0, uri);
}

static void
message_cb (BylineDetailPage *self, const char *text)
{
  g_signal_emit (self, signals[MESSAGE], 0, text);
}

/* --- Names that it leads to --- */

static const BylineAuthorSummary *
find_author (BylineDetailPage *self, const char *name)
{
  for (guint i = 0; self->counts != NULL && i < self->counts->authors->len; i++)
    {
      const BylineAuthorSummary *author = g_ptr_array_index (self->counts->authors, i);

      if (g_str_equal (author->name, name))
        return author;
    }
  return NULL;
}

static const BylinePublication *
find_publication (BylineDetailPage *self, const char *key)
{
  for (guint i = 0; self->counts != NULL && i < self->counts->publications->len; i++)
    {
      const BylinePublication *publication = g_ptr_array_index (self->counts->publications, i);

      if (g_str_equal (publication->key, key))
        return publication;
    }
  return NULL;
}

static void
find_picture (BylineDetailPage *self, BylineDetailName *name)
{
  const BylineAuthorSummary *author = name->kind == BYLINE_RULE_KIND_AUTHOR
                                        ? find_author (self, name->name)
                                        : NULL;
  const BylinePublication *publication = name->kind == BYLINE_RULE_KIND_PUBLICATION
                                           ? find_publication (self, name->value)
                                           : NULL;

  if (author != NULL)
    {
      name->picture = author->avatar_url;
      name->network = author->avatar_network;
    }
  if (publication != NULL)
    {
      name->picture = publication->icon_url;
      name->network = publication->icon_network;
    }
}

static void
add_name (BylineDetailPage *self,
          GtkWidget *names,
          BylineRuleKind kind,
          const char *value,
          const char *label,
          guint n_stories)
{
  BylineDetailName name = { .kind = kind, .value = value, .name = label, .n_stories = n_stories };

  find_picture (self, &name);
  byline_detail_names_add (names, &name, self->library);
}

/* How many of @n names are shown. */
static guint
count_shown (BylineDetailPage *self, BylineRuleKind kind, guint n)
{
  n = MIN (n, BYLINE_DETAIL_MAX_ROWS);
  return self->is_unfolded || kind == BYLINE_RULE_KIND_SECTION || n <= N_FOLDED + 1 ? n : N_FOLDED;
}

static void
add_names (BylineDetailPage *self,
           GtkWidget *page,
           const char *title,
           BylineRuleKind kind,
           GPtrArray *counts)
{
  guint n_shown = count_shown (self, kind, counts->len);
  GtkWidget *names;

  if (counts->len == 0)
    return;
  names = byline_detail_names_new (title);
  for (guint i = 0; i < n_shown; i++)
    {
      const BylineNameCount *count = g_ptr_array_index (counts, i);

      add_name (self, names, kind, kind == BYLINE_RULE_KIND_PUBLICATION ? count->key : count->name,
                count->name, count->n_stories);
    }
  if (n_shown < MIN (counts->len, BYLINE_DETAIL_MAX_ROWS))
    byline_detail_names_add_more (names);
  gtk_box_append (GTK_BOX (page), names);
}

/* Those that lie in it, as the sidebar's counts know them. */
static void
add_subsections (BylineDetailPage *self, GtkWidget *page, const char *parent)
{
  GtkWidget *names = NULL;

  for (guint i = 0; self->counts != NULL && i < self->counts->sections->len; i++)
    {
      const BylineSectionSummary *section = g_ptr_array_index (self->counts->sections, i);

      if (g_strcmp0 (section->parent, parent) != 0)
        continue;
      if (names == NULL)
        /* Translators: in front of the names of sections that lie in a section */
        names = byline_detail_names_new (_ ("With"));
      add_name (self, names, BYLINE_RULE_KIND_SECTION, section->name, section->name,
                section->n_stories);
    }
  if (names != NULL)
    gtk_box_append (GTK_BOX (page), names);
}

/* --- Who or what it is about --- */

static void
add_contacts (BylineDetailPage *self, GtkWidget *page, const BylineAuthor *author)
{
  GtkWidget *contacts = byline_contact_row_new (author);

  if (contacts == NULL)
    return;
  g_signal_connect_object (contacts, "link-activated", G_CALLBACK (link_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (contacts, "message", G_CALLBACK (message_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (page), contacts);
}

static void
show_author (BylineDetailPage *self, BylineAuthorDetail *detail)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);

  set_name (self, detail->author->name);
  gtk_box_append (GTK_BOX (head),
                  byline_detail_portrait_new (self->name, detail->author->avatar,
                                              detail->avatar_network,
                                              gtk_widget_get_scale_factor (GTK_WIDGET (self)),
                                              self->library, self->cancellable));
  gtk_box_append (GTK_BOX (head),
                  byline_detail_head_new (&(BylineDetailHead){
                    .kind = self->kind,
                    .name = self->name,
                    .kicker = detail->is_organisation ? _ ("Staff and Agencies") : _ ("Author"),
                    .n_stories = detail->n_stories,
                    .n_unread = detail->n_unread,
                    .is_pinned = detail->is_followed,
                    .is_organisation = detail->is_organisation,
                    .aliases = detail->aliases,
                    .offer = make_offer_button (self),
                  }));
  gtk_box_append (GTK_BOX (page), head);
  if (detail->author->bio != NULL)
    gtk_box_append (GTK_BOX (page), byline_detail_label_new (detail->author->bio, "detail-bio"));
  add_contacts (self, page, detail->author);
  add_names (self, page, _ ("Writes in"), BYLINE_RULE_KIND_SECTION, detail->sections);
  add_names (self, page, NULL, BYLINE_RULE_KIND_PUBLICATION, detail->publications);
  byline_detail_joined_add (GTK_BOX (page), detail->joined);
  show_page (self, page);
}

static void
show_section (BylineDetailPage *self, BylineSectionDetail *detail)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *parent = NULL;

  set_name (self, detail->name);
  if (detail->parent != NULL)
    /* Translators: above a section's name: which one it lies in */
    parent = g_strdup_printf (_ ("Section of %s"), detail->parent);
  gtk_box_append (GTK_BOX (page), byline_detail_head_new (&(BylineDetailHead){
                                    .kind = self->kind,
                                    .name = self->name,
                                    .kicker = parent != NULL ? parent : _ ("Section"),
                                    .n_stories = detail->n_stories,
                                    .n_unread = detail->n_unread,
                                    .is_pinned = detail->is_pinned,
                                    .aliases = detail->aliases,
                                    .offer = make_offer_button (self),
                                  }));
  add_subsections (self, page, detail->name);
  add_names (self, page, NULL, BYLINE_RULE_KIND_AUTHOR, detail->authors);
  add_names (self, page, NULL, BYLINE_RULE_KIND_PUBLICATION, detail->publications);
  show_page (self, page);
}

/* --- A publication: all of it is in the counts --- */

static void
website_cb (BylineDetailPage *self, GtkWidget *button)
{
  const char *url = g_object_get_data (G_OBJECT (button), "byline-url");

  g_signal_emit (self, signals[LINK_ACTIVATED], 0, url);
}

static GtkWidget *
make_website_button (BylineDetailPage *self, const char *url)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Website"));

  g_object_set_data_full (G_OBJECT (button), "byline-url", g_strdup (url), g_free);
  gtk_widget_add_css_class (button, "pill-button");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_margin_top (button, 8);
  g_signal_connect_object (button, "clicked", G_CALLBACK (website_cb), self, G_CONNECT_SWAPPED);
  return button;
}

/* How often its feeds bring something new, all together. */
static void
add_frequency (GtkWidget *page, const BylinePublication *publication)
{
  double changes = 0;
  g_autofree char *often = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < publication->feeds->len; i++)
    {
      const BylineFeed *feed = g_ptr_array_index (publication->feeds, i);

      if (feed->change_gap > 0)
        changes += 7.0 * 24 * 60 * 60 / (double) feed->change_gap;
    }
  often = byline_health_text_frequency (changes);
  if (often == NULL)
    return;
  /* Translators: %s is "About 3 times a day" and the like */
  text = g_strdup_printf (_ ("New stories: %s"), often);
  gtk_box_append (GTK_BOX (page), byline_detail_label_new (text, "dim-label"));
}

/* What went wrong at the last poll of each of its feeds. */
static void
add_errors (GtkWidget *page, const BylinePublication *publication)
{
  for (guint i = 0; i < MIN (publication->feeds->len, 3); i++)
    {
      const BylineFeed *feed = g_ptr_array_index (publication->feeds, i);
      g_autofree char *text = feed->last_error != NULL
                                ? byline_error_text_for_code (feed->error_code, feed->last_error)
                                : NULL;

      if (text != NULL)
        gtk_box_append (GTK_BOX (page), byline_detail_label_new (text, "detail-error"));
    }
}

/* Returns: (transfer container) (element-type BylineSectionSummary): those of the filter that is shown, of this publication; names
 * that only other publications have do not count */
static GPtrArray *
list_sections (const BylineCounts *counts)
{
  GPtrArray *sections = g_ptr_array_new ();

  for (guint i = 0; i < counts->sections->len; i++)
    if (((BylineSectionSummary *) counts->sections->pdata[i])->n_stories > 0)
      g_ptr_array_add (sections, counts->sections->pdata[i]);
  return sections;
}

/* Returns: (transfer container) (element-type BylineAuthorSummary): as list_sections() */
static GPtrArray *
list_authors (const BylineCounts *counts)
{
  GPtrArray *authors = g_ptr_array_new ();

  for (guint i = 0; i < counts->authors->len; i++)
    if (((BylineAuthorSummary *) counts->authors->pdata[i])->n_stories > 0)
      g_ptr_array_add (authors, counts->authors->pdata[i]);
  return authors;
}

static void
add_sections_and_authors (BylineDetailPage *self, GtkWidget *page)
{
  GtkWidget *sections = byline_detail_names_new (_ ("Writes in"));
  GtkWidget *authors = byline_detail_names_new (NULL);
  g_autoptr (GPtrArray) listed_sections = list_sections (self->counts);
  g_autoptr (GPtrArray) listed_authors = list_authors (self->counts);
  guint n_authors = count_shown (self, BYLINE_RULE_KIND_AUTHOR, listed_authors->len);

  for (guint i = 0; i < MIN (listed_sections->len, BYLINE_DETAIL_MAX_ROWS); i++)
    {
      const BylineSectionSummary *section = g_ptr_array_index (listed_sections, i);

      add_name (self, sections, BYLINE_RULE_KIND_SECTION, section->name, section->name,
                section->n_stories);
    }
  for (guint i = 0; i < n_authors; i++)
    {
      const BylineAuthorSummary *author = g_ptr_array_index (listed_authors, i);

      add_name (self, authors, BYLINE_RULE_KIND_AUTHOR, author->name, author->name,
                author->n_stories);
    }
  if (n_authors < MIN (listed_authors->len, BYLINE_DETAIL_MAX_ROWS))
    byline_detail_names_add_more (authors);
  gtk_box_append (GTK_BOX (page), sections);
  gtk_box_append (GTK_BOX (page), authors);
  gtk_widget_set_visible (sections, listed_sections->len > 0);
}

static void
show_publication (BylineDetailPage *self)
{
  const BylinePublication *publication = find_publication (self, self->name);
  GtkWidget *page, *head, *icon, *texts;

  if (publication == NULL)
    return;
  page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);
  icon = byline_thumbnail_new (ICON_SIZE, "byline-feed-symbolic");
  byline_thumbnail_set_picture (BYLINE_THUMBNAIL (icon), self->library, publication->icon_url,
                                publication->icon_network);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_margin_top (icon, 8);
  gtk_box_append (GTK_BOX (head), icon);
  texts = byline_detail_head_new (&(BylineDetailHead){
    .kind = self->kind,
    .name = publication->name,
    .kicker = _ ("Publication"),
    .n_stories = publication->n_stories,
    .n_unread = publication->n_unread,
    .offer = make_offer_button (self),
  });
  /* Below the name, which has the width that there is: some are long. */
  if (publication->home_page_url != NULL)
    gtk_box_append (GTK_BOX (texts), make_website_button (self, publication->home_page_url));
  gtk_box_append (GTK_BOX (head), texts);
  gtk_box_append (GTK_BOX (page), head);
  if (publication->description != NULL)
    gtk_box_append (GTK_BOX (page),
                    byline_detail_label_new (publication->description, "detail-bio"));
  add_frequency (page, publication);
  add_errors (page, publication);
  add_sections_and_authors (self, page);
  show_page (self, page);
}

/* Somebody of whom the library knows nothing: a name in an old article. */
static void
show_unknown (BylineDetailPage *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (page), byline_detail_label_new (self->name, "detail-name"));
  gtk_box_append (GTK_BOX (page),
                  byline_detail_label_new (_ ("Your library has no more about this name."),
                                           "detail-bio"));
  show_page (self, page);
}

/* --- Asking --- */

static void
author_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineDetailPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineAuthorDetail)
    detail = byline_library_get_author_finish (BYLINE_LIBRARY (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable || self->name == NULL)
    return;

  if (detail != NULL)
    show_author (self, detail);
  else
    show_unknown (self);
}

static void
section_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineDetailPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineSectionDetail)
    detail = byline_library_get_section_finish (BYLINE_LIBRARY (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable || self->name == NULL)
    return;

  if (detail != NULL)
    show_section (self, detail);
  else
    show_unknown (self);
}

static void
stop (BylineDetailPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
byline_detail_page_dispose (GObject *object)
{
  BylineDetailPage *self = BYLINE_DETAIL_PAGE (object);

  stop (self);
  self->page = NULL;
  g_clear_weak_pointer (&self->offer_button);
  g_clear_pointer (&self->offer, g_free);
  g_clear_object (&self->library);
  g_clear_pointer (&self->counts, byline_counts_unref);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (byline_detail_page_parent_class)->dispose (object);
}

/* The stories of what is shown and, if one was chosen, of another name. */
static void
filter_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  BylineDetailPage *self = BYLINE_DETAIL_PAGE (widget);
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  BylineRuleKind kind;
  const char *value;

  if (self->kind == BYLINE_RULE_KIND_SECTION)
    byline_filter_add_section (filter, self->name);
  else if (self->kind == BYLINE_RULE_KIND_AUTHOR)
    byline_filter_add_author (filter, self->name);
  else
    filter->publication_key = g_strdup (self->name);
  g_variant_get (target, "(u&s)", &kind, &value);
  if (kind == BYLINE_RULE_KIND_PUBLICATION && *value != '\0')
    {
      g_free (filter->publication_key);
      filter->publication_key = g_strdup (value);
    }
  else if (kind == BYLINE_RULE_KIND_SECTION)
    byline_filter_add_section (filter, value);
  else if (kind == BYLINE_RULE_KIND_AUTHOR)
    byline_filter_add_author (filter, value);
  g_signal_emit (self, signals[FILTER_REQUESTED], 0, filter);
}

/* The page is made anew, and the focus, which stays at its place, is on the first name that has come. */
static void
unfold_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  BylineDetailPage *self = BYLINE_DETAIL_PAGE (widget);

  self->is_unfolded = TRUE;
  byline_detail_page_update (self);
}

static void
byline_detail_page_class_init (BylineDetailPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = byline_detail_page_dispose;
  GTK_WIDGET_CLASS (klass)->map = byline_detail_page_map;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "detail.filter", "(us)", filter_cb);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "detail.unfold", NULL, unfold_cb);

  signals[FILTER_REQUESTED] = byline_signal_new (klass, "filter-requested", 1, BYLINE_TYPE_FILTER);
  signals[NAME_RESOLVED] = byline_signal_new (klass, "name-resolved", 2, G_TYPE_STRING,
                                              G_TYPE_STRING);
  signals[LINK_ACTIVATED] = byline_signal_new (klass, "link-activated", 1, G_TYPE_STRING);
  signals[MESSAGE] = byline_signal_new (klass, "message", 1, G_TYPE_STRING);
}

static void
byline_detail_page_init (BylineDetailPage *self)
{
}

GtkWidget *
byline_detail_page_new (void)
{
  return g_object_new (BYLINE_TYPE_DETAIL_PAGE, NULL);
}

void
byline_detail_page_set_library (BylineDetailPage *self, BylineLibrary *library)
{
  g_return_if_fail (BYLINE_IS_DETAIL_PAGE (self));

  g_set_object (&self->library, library);
}

void
byline_detail_page_set_counts (BylineDetailPage *self, BylineCounts *counts)
{
  g_return_if_fail (BYLINE_IS_DETAIL_PAGE (self));

  g_clear_pointer (&self->counts, byline_counts_unref);
  self->counts = byline_counts_ref (counts);
  byline_detail_page_update (self);
}

void
byline_detail_page_show (BylineDetailPage *self,
                         BylineRuleKind kind,
                         const char *name,
                         gboolean take_focus)
{
  g_autofree char *copy = g_strdup (name);

  g_return_if_fail (BYLINE_IS_DETAIL_PAGE (self));

  stop (self);
  g_free (self->name);
  self->kind = kind;
  self->name = g_steal_pointer (&copy);
  self->take_focus = take_focus;
  self->is_unfolded = FALSE;
  g_clear_pointer (&self->offer, g_free);
  self->page = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  byline_detail_page_update (self);
}

void
byline_detail_page_take_focus (BylineDetailPage *self)
{
  g_return_if_fail (BYLINE_IS_DETAIL_PAGE (self));

  self->take_focus = TRUE;
  give_focus (self);
}

void
byline_detail_page_set_offer (BylineDetailPage *self, const char *text)
{
  g_return_if_fail (BYLINE_IS_DETAIL_PAGE (self));

  g_free (self->offer);
  self->offer = g_strdup (text);
  update_offer (self);
}

void
byline_detail_page_update (BylineDetailPage *self)
{
  g_return_if_fail (BYLINE_IS_DETAIL_PAGE (self));

  if (self->name == NULL || self->library == NULL)
    return;

  stop (self);
  self->cancellable = g_cancellable_new ();
  if (self->kind == BYLINE_RULE_KIND_PUBLICATION)
    show_publication (self);
  else if (self->kind == BYLINE_RULE_KIND_SECTION)
    byline_library_get_section_async (self->library, self->name, self->cancellable, section_cb,
                                      g_object_ref (self));
  else
    byline_library_get_author_async (self->library, self->name, self->cancellable, author_cb,
                                     g_object_ref (self));
}
