/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-detail-page.h"

#include <glib/gi18n.h>

#include "byline-contact-row.h"
#include "byline-picture-loader.h"
#include "byline-sidebar-menu.h"

#define PORTRAIT_SIZE 96
#define AVATAR_SIZE 24
/* As wide as a story. */
#define COLUMN_WIDTH 600
/* How many publications, sections or authors are listed. */
#define MAX_ROWS 12

struct _BylineDetailPage
{
  AdwBin parent_instance;

  GtkWidget *scrolled;
  BylineLibrary *library;
  BylineRuleKind kind;
  char *name; /* nullable */
  GCancellable *cancellable;
  GtkWidget *avatar; /* of what is shown now */
  gboolean take_focus; /* as soon as there is something that can have it */
};

G_DEFINE_FINAL_TYPE (BylineDetailPage, byline_detail_page, ADW_TYPE_BIN)

enum {
  FILTER,
  NAMED,
  LINK_ACTIVATED,
  MESSAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
kind_name (BylineDetailPage *self)
{
  return self->kind == BYLINE_RULE_SECTION ? "section" : "author";
}

/* --- What leads on --- */

typedef enum {
  ROW_PUBLICATION,
  ROW_SECTION,
  ROW_AUTHOR,
} RowKind;

static void
emit_filter (BylineDetailPage *self,
             RowKind           kind,
             const char       *value)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();

  if (self->kind == BYLINE_RULE_SECTION)
    byline_filter_add_section (filter, self->name);
  else
    byline_filter_add_author (filter, self->name);
  if (kind == ROW_PUBLICATION)
    filter->publication = g_strdup (value);
  else if (kind == ROW_SECTION && value != NULL)
    byline_filter_add_section (filter, value);
  else if (value != NULL)
    byline_filter_add_author (filter, value);
  g_signal_emit (self, signals[FILTER], 0, filter);
}

static void
stories_cb (BylineDetailPage *self)
{
  emit_filter (self, ROW_PUBLICATION, NULL);
}

static void
row_activated_cb (BylineDetailPage *self,
                  GtkWidget        *row)
{
  RowKind kind = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "byline-kind"));

  emit_filter (self, kind, g_object_get_data (G_OBJECT (row), "byline-value"));
}

static char *
describe_counts (guint n_stories,
                 guint n_unread)
{
  g_autofree char *stories
      = g_strdup_printf (ngettext ("%u story", "%u stories", n_stories), n_stories);

  if (n_unread == 0)
    return g_steal_pointer (&stories);
  /* Translators: how many are unread, and "40 stories" */
  return g_strdup_printf (ngettext ("%u unread · %s", "%u unread · %s", n_unread), n_unread,
                          stories);
}

static GtkWidget *
make_row (BylineDetailPage *self,
          RowKind           kind,
          BylineNameCount  *count)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *counts = describe_counts (count->n_stories, count->n_unread);
  GtkWidget *label = gtk_label_new (counts);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), count->name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  if (kind == ROW_AUTHOR)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), adw_avatar_new (AVATAR_SIZE, count->name, TRUE));
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "byline-kind", GUINT_TO_POINTER (kind));
  g_object_set_data_full (G_OBJECT (row), "byline-value",
                          g_strdup (kind == ROW_PUBLICATION ? count->key : count->name), g_free);
  return row;
}

static void
add_list (BylineDetailPage *self,
          GtkWidget        *box,
          const char       *title,
          RowKind           kind,
          GPtrArray        *counts)
{
  GtkWidget *heading, *list;

  if (counts->len == 0)
    return;

  heading = gtk_label_new (title);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "detail-heading");
  list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "detail-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  for (guint i = 0; i < MIN (counts->len, MAX_ROWS); i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_row (self, kind, counts->pdata[i]));
  g_signal_connect_object (list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), list);
}

/* --- Head --- */

static void
portrait_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (BylineDetailPage) self = user_data;
  g_autoptr (GdkTexture) texture = byline_picture_loader_load_finish (result, NULL);

  /* The page may be somebody else's by now. */
  if (texture != NULL && self->avatar != NULL &&
      g_task_get_cancellable (G_TASK (result)) == self->cancellable)
    adw_avatar_set_custom_image (ADW_AVATAR (self->avatar), GDK_PAINTABLE (texture));
}

static GtkWidget *
make_portrait (BylineDetailPage *self,
               const char       *url)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  self->avatar = adw_avatar_new (PORTRAIT_SIZE, self->name, TRUE);
  gtk_widget_set_valign (self->avatar, GTK_ALIGN_START);
  if (url != NULL)
    byline_picture_loader_load_async (self->library, url, PORTRAIT_SIZE, PORTRAIT_SIZE, scale,
                                      self->cancellable, portrait_cb, g_object_ref (self));
  return self->avatar;
}

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_buttons (BylineDetailPage *self,
              gboolean          is_pinned,
              gboolean          is_organisation)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *pin = gtk_button_new ();
  GtkWidget *stories = gtk_button_new_with_label (_("Stories"));
  GtkWidget *more = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = byline_sidebar_menu_new_for_name (
      kind_name (self), self->name, is_pinned, is_organisation);
  gboolean is_author = self->kind == BYLINE_RULE_AUTHOR;

  if (is_pinned)
    gtk_button_set_label (GTK_BUTTON (pin), is_author ? _("Unfollow") : _("Unpin"));
  else
    gtk_button_set_label (GTK_BUTTON (pin), is_author ? _("Follow") : _("Pin"));
  if (!is_pinned)
    gtk_widget_add_css_class (pin, "suggested-action");
  gtk_widget_add_css_class (pin, "pill-button");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (pin), "(ss)", kind_name (self), self->name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (pin),
                                  is_pinned ? "win.name-unpin" : "win.name-pin");
  gtk_widget_add_css_class (stories, "pill-button");
  g_signal_connect_object (stories, "clicked", G_CALLBACK (stories_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (more), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (more), menu);
  gtk_widget_add_css_class (more, "flat");
  gtk_widget_set_tooltip_text (more, _("More"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (more), GTK_ACCESSIBLE_PROPERTY_LABEL, _("More"),
                                  -1);
  gtk_box_append (GTK_BOX (box), pin);
  gtk_box_append (GTK_BOX (box), stories);
  gtk_box_append (GTK_BOX (box), more);
  gtk_widget_set_margin_top (box, 8);
  return box;
}

static void
add_aliases (GtkWidget *box,
             GPtrArray *aliases)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < MIN (aliases->len, MAX_ROWS); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", (const char *) aliases->pdata[i]);
  if (names->len == 0)
    return;

  /* Translators: other names of a section or an author */
  text = g_strdup_printf (_("Also: %s"), names->str);
  gtk_box_append (GTK_BOX (box), make_label (text, "detail-aliases"));
}

typedef struct {
  const char *kicker; /* translated */
  guint n_stories;
  guint n_unread;
  gboolean is_pinned;
  gboolean is_organisation;
  GPtrArray *aliases;
} Head;

static GtkWidget *
make_texts (BylineDetailPage *self,
            const Head       *head)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *counts = describe_counts (head->n_stories, head->n_unread);
  g_autofree char *kicker = g_utf8_strup (head->kicker, -1);

  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), make_label (kicker, "detail-kicker"));
  gtk_box_append (GTK_BOX (box), make_label (self->name, "detail-name"));
  gtk_box_append (GTK_BOX (box), make_label (counts, "detail-counts"));
  add_aliases (box, head->aliases);
  gtk_box_append (GTK_BOX (box), make_buttons (self, head->is_pinned, head->is_organisation));
  return box;
}

/* Puts what was made in place of what is shown. */
static void
show_page (BylineDetailPage *self,
           GtkWidget        *page)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkAdjustment *adjustment
      = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  double value = gtk_adjustment_get_value (adjustment);

  gtk_widget_add_css_class (page, "detail-page");
  gtk_accessible_update_property (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_PROPERTY_LABEL, self->name,
                                  -1);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), COLUMN_WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), COLUMN_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), page);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), clamp);
  gtk_adjustment_set_value (adjustment, value);
  if (self->take_focus)
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
  self->take_focus = FALSE;
}

static void
set_name (BylineDetailPage *self,
          const char       *name)
{
  g_autofree char *old = NULL;

  if (g_strcmp0 (self->name, name) == 0)
    return;

  old = self->name;
  self->name = g_strdup (name);
  g_signal_emit (self, signals[NAMED], 0, old, self->name);
}

static void
link_activated_cb (BylineDetailPage *self,
                   const char       *uri)
{
  g_signal_emit (self, signals[LINK_ACTIVATED], 0, uri);
}

static void
message_cb (BylineDetailPage *self,
            const char       *text)
{
  g_signal_emit (self, signals[MESSAGE], 0, text);
}

static void
show_author (BylineDetailPage   *self,
             BylineAuthorDetail *detail)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);
  GtkWidget *contacts = byline_contact_row_new (detail->author);

  set_name (self, detail->author->name);
  gtk_box_append (GTK_BOX (head), make_portrait (self, detail->author->avatar));
  gtk_box_append (GTK_BOX (head), make_texts (self, &(Head) {
    .kicker = detail->is_organisation ? _("Staff and Agencies") : _("Author"),
    .n_stories = detail->n_stories,
    .n_unread = detail->n_unread,
    .is_pinned = detail->is_followed,
    .is_organisation = detail->is_organisation,
    .aliases = detail->aliases,
  }));
  gtk_box_append (GTK_BOX (page), head);
  if (detail->author->bio != NULL)
    gtk_box_append (GTK_BOX (page), make_label (detail->author->bio, "detail-bio"));
  if (contacts != NULL)
    {
      g_signal_connect_object (contacts, "link-activated", G_CALLBACK (link_activated_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (contacts, "message", G_CALLBACK (message_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (page), contacts);
    }
  add_list (self, page, _("Publications"), ROW_PUBLICATION, detail->publications);
  add_list (self, page, _("Sections"), ROW_SECTION, detail->sections);
  show_page (self, page);
}

static void
show_section (BylineDetailPage    *self,
              BylineSectionDetail *detail)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *parent = NULL;

  set_name (self, detail->name);
  if (detail->parent != NULL)
    /* Translators: above a section's name: which one it lies in */
    parent = g_strdup_printf (_("Section of %s"), detail->parent);
  gtk_box_append (GTK_BOX (page), make_texts (self, &(Head) {
    .kicker = parent != NULL ? parent : _("Section"),
    .n_stories = detail->n_stories,
    .n_unread = detail->n_unread,
    .is_pinned = detail->is_pinned,
    .aliases = detail->aliases,
  }));
  add_list (self, page, _("Authors"), ROW_AUTHOR, detail->authors);
  add_list (self, page, _("Publications"), ROW_PUBLICATION, detail->publications);
  show_page (self, page);
}

/* Somebody of whom the library knows nothing: a name in an old article. */
static void
show_unknown (BylineDetailPage *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (page), make_label (self->name, "detail-name"));
  gtk_box_append (GTK_BOX (page), make_label (_("There is nothing more in your library."),
                                              "detail-bio"));
  show_page (self, page);
}

/* --- Asking --- */

static void
author_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (BylineDetailPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineAuthorDetail) detail
      = byline_library_author_finish (BYLINE_LIBRARY (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable || self->name == NULL)
    return;

  if (detail != NULL)
    show_author (self, detail);
  else
    show_unknown (self);
}

static void
section_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (BylineDetailPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineSectionDetail) detail
      = byline_library_section_finish (BYLINE_LIBRARY (source), result, &error);

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
  self->avatar = NULL;
}

static void
byline_detail_page_dispose (GObject *object)
{
  BylineDetailPage *self = BYLINE_DETAIL_PAGE (object);

  stop (self);
  g_clear_object (&self->library);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (byline_detail_page_parent_class)->dispose (object);
}

static void
byline_detail_page_class_init (BylineDetailPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = byline_detail_page_dispose;

  signals[FILTER] = g_signal_new ("filter", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, BYLINE_TYPE_FILTER);
  signals[NAMED] = g_signal_new ("named", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[LINK_ACTIVATED] = g_signal_new ("link-activated", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[MESSAGE] = g_signal_new ("message", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
byline_detail_page_init (BylineDetailPage *self)
{
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  adw_bin_set_child (ADW_BIN (self), self->scrolled);
}

GtkWidget *
byline_detail_page_new (void)
{
  return g_object_new (BYLINE_TYPE_DETAIL_PAGE, NULL);
}

void
byline_detail_page_set_library (BylineDetailPage *self,
                                BylineLibrary    *library)
{
  g_return_if_fail (BYLINE_IS_DETAIL_PAGE (self));

  g_set_object (&self->library, library);
}

void
byline_detail_page_show (BylineDetailPage *self,
                         BylineRuleKind    kind,
                         const char       *name)
{
  g_autofree char *copy = g_strdup (name);

  g_return_if_fail (BYLINE_IS_DETAIL_PAGE (self));

  stop (self);
  g_free (self->name);
  self->kind = kind;
  self->name = g_steal_pointer (&copy);
  self->take_focus = TRUE;
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), NULL);
  byline_detail_page_update (self);
}

const char *
byline_detail_page_get_name (BylineDetailPage *self)
{
  g_return_val_if_fail (BYLINE_IS_DETAIL_PAGE (self), NULL);

  return self->name;
}

void
byline_detail_page_update (BylineDetailPage *self)
{
  g_return_if_fail (BYLINE_IS_DETAIL_PAGE (self));

  if (self->name == NULL || self->library == NULL)
    return;

  stop (self);
  self->cancellable = g_cancellable_new ();
  if (self->kind == BYLINE_RULE_SECTION)
    byline_library_section_async (self->library, self->name, self->cancellable, section_cb,
                                  g_object_ref (self));
  else
    byline_library_author_async (self->library, self->name, self->cancellable, author_cb,
                                 g_object_ref (self));
}
