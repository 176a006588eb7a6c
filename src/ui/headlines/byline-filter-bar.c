/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-filter-bar.h"

#include <glib/gi18n.h>

#include "byline-late-popover.h"
#include "byline-name-popover.h"
#include "byline-publication.h"
#include "byline-signal.h"
#include "byline-wrap-layout.h"

typedef enum {
  CHIP_SECTION,
  CHIP_AUTHOR,
  CHIP_PUBLICATION,
  CHIP_FOLDER,
  CHIP_UNREAD,
  CHIP_SAVED,
  CHIP_TODAY,
  CHIP_SEARCH,
  CHIP_MUTED,
} ChipKind;

struct _BylineFilterBar {
  GtkWidget parent_instance;

  BylineFilter *filter;
  GHashTable *publications; /* key -> name */
  GPtrArray *chips;         /* of GtkWidget, children */
  GtkWidget *add_section;
  GtkWidget *add_author;
  GtkWidget *about;
  GtkWidget *save;
  GtkWidget *section_picker; /* nullable: until it is asked for */
  GtkWidget *author_picker;  /* nullable */
  char **sections;           /* all that can be chosen */
  char **authors;
  gboolean has_sections;
  gboolean has_authors;
};

G_DEFINE_FINAL_TYPE (BylineFilterBar, byline_filter_bar, GTK_TYPE_WIDGET)

static guint changed_signal;

static BylineFilter *
filter_without (const BylineFilter *filter, ChipKind kind, const char *value)
{
  BylineFilter *other = byline_filter_copy (filter);

  switch (kind)
    {
    case CHIP_SECTION:
      byline_filter_remove_section (other, value);
      break;
    case CHIP_AUTHOR:
      byline_filter_remove_author (other, value);
      break;
    case CHIP_PUBLICATION:
      g_clear_pointer (&other->publication_key, g_free);
      break;
    case CHIP_FOLDER:
      g_clear_pointer (&other->folder, g_free);
      break;
    case CHIP_UNREAD:
      other->unread = FALSE;
      break;
    case CHIP_SAVED:
      other->saved = FALSE;
      break;
    case CHIP_TODAY:
      other->today = FALSE;
      break;
    case CHIP_MUTED:
      other->muted = FALSE;
      break;
    case CHIP_SEARCH:
      g_clear_pointer (&other->search, g_free);
      break;
    }

  return other;
}

static void
chip_clicked_cb (GtkButton *chip, BylineFilterBar *self)
{
  ChipKind kind = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chip), "byline-kind"));
  const char *value = g_object_get_data (G_OBJECT (chip), "byline-value");
  g_autoptr (BylineFilter) filter = filter_without (self->filter, kind, value);

  g_signal_emit (self, changed_signal, 0, filter);
}

/* Newer GTK takes a button's name from the label in it, if the button is not told otherwise. */
static void
set_name (GtkWidget *button, const char *name)
{
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
add_chip (BylineFilterBar *self, ChipKind kind, const char *value, const char *text)
{
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (text);
  /* Translators: a chip above the list, as a screen reader says it: "Remove filter: China" */
  g_autofree char *name = g_strdup_printf (_ ("Remove filter: %s"), text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "chip");
  set_name (chip, name);

  g_object_set_data (G_OBJECT (chip), "byline-kind", GUINT_TO_POINTER (kind));
  g_object_set_data_full (G_OBJECT (chip), "byline-value", g_strdup (value), g_free);
  g_signal_connect_object (chip, "clicked", G_CALLBACK (chip_clicked_cb), self, 0);

  gtk_widget_insert_before (chip, GTK_WIDGET (self), self->add_section);
  g_ptr_array_add (self->chips, chip);
}

static const char *
publication_name (BylineFilterBar *self, const char *key)
{
  const char *name = g_hash_table_lookup (self->publications, key);

  return name != NULL ? name : _ ("Publication");
}

/* Room is scarce: a second one of a kind is added in the sidebar, with Ctrl or by its menu. */
/* Beside chips there is less room: all is to stand in one line. */
static void
update_labels (BylineFilterBar *self)
{
  gboolean is_short = self->chips->len > 0;

  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->add_section),
                             is_short ? _ ("+ Section") : _ ("Add Section…"));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->add_author),
                             is_short ? _ ("+ Author") : _ ("Add Author…"));
}

static void
update_adders (BylineFilterBar *self)
{
  gtk_widget_set_visible (self->add_section,
                          self->has_sections && self->filter->sections->len == 0);
  gtk_widget_set_visible (self->add_author, self->has_authors && self->filter->authors->len == 0);
}

/* Who or what alone is shown has a page. */
static void
update_about (BylineFilterBar *self)
{
  const BylineFilter *filter = self->filter;
  gboolean is_section = filter->sections->len == 1;
  gboolean alone = filter->sections->len + filter->authors->len == 1;
  g_autofree char *text = NULL;
  const char *name;

  gtk_widget_set_visible (self->about, alone);
  if (!alone)
    return;

  name = is_section ? filter->sections->pdata[0] : filter->authors->pdata[0];
  /* Translators: a button that shows the page of an author or a section */
  text = g_strdup_printf (_ ("About %s"), name);
  set_name (self->about, text);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->about), "(ss)",
                                    is_section ? "section" : "author", name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->about), "win.name-page");
}

static void
rebuild (BylineFilterBar *self)
{
  const BylineFilter *filter = self->filter;

  for (guint i = 0; i < self->chips->len; i++)
    gtk_widget_unparent (self->chips->pdata[i]);
  g_ptr_array_set_size (self->chips, 0);
  update_adders (self);
  update_about (self);

  if (filter->folder != NULL)
    add_chip (self, CHIP_FOLDER, filter->folder, filter->folder);
  if (filter->publication_key != NULL)
    add_chip (self, CHIP_PUBLICATION, filter->publication_key,
              publication_name (self, filter->publication_key));
  for (guint i = 0; i < filter->sections->len; i++)
    add_chip (self, CHIP_SECTION, filter->sections->pdata[i], filter->sections->pdata[i]);
  for (guint i = 0; i < filter->authors->len; i++)
    add_chip (self, CHIP_AUTHOR, filter->authors->pdata[i], filter->authors->pdata[i]);
  if (filter->unread)
    add_chip (self, CHIP_UNREAD, NULL, _ ("Unread"));
  if (filter->saved)
    add_chip (self, CHIP_SAVED, NULL, _ ("Saved"));
  if (filter->today)
    add_chip (self, CHIP_TODAY, NULL, _ ("Today"));
  if (filter->muted)
    add_chip (self, CHIP_MUTED, NULL, _ ("Muted"));
  if (filter->search != NULL && filter->search[0] != '\0')
    {
      /* Translators: a chip: what is searched for */
      g_autofree char *text = g_strdup_printf (_ ("“%s”"), filter->search);

      add_chip (self, CHIP_SEARCH, NULL, text);
    }
  update_labels (self);
}

static void
section_chosen_cb (BylineFilterBar *self, const char *name)
{
  g_autoptr (BylineFilter) filter = byline_filter_copy (self->filter);

  byline_filter_add_section (filter, name);
  g_signal_emit (self, changed_signal, 0, filter);
}

static void
author_chosen_cb (BylineFilterBar *self, const char *name)
{
  g_autoptr (BylineFilter) filter = byline_filter_copy (self->filter);

  byline_filter_add_author (filter, name);
  g_signal_emit (self, changed_signal, 0, filter);
}

/* @chosen: is told what was chosen in it */
static GtkWidget *
make_picker (BylineFilterBar *self, const char *placeholder, char **names, GCallback chosen)
{
  GtkWidget *picker = byline_name_popover_new (placeholder);

  g_signal_connect_object (picker, "chosen", chosen, self, G_CONNECT_SWAPPED);
  byline_name_popover_set_names (BYLINE_NAME_POPOVER (picker), (const char *const *) names);
  return picker;
}

static GtkWidget *
make_section_picker (gpointer user_data)
{
  BylineFilterBar *self = user_data;

  self->section_picker = make_picker (self, _ ("Find a section"), self->sections,
                                      G_CALLBACK (section_chosen_cb));
  return self->section_picker;
}

static GtkWidget *
make_author_picker (gpointer user_data)
{
  BylineFilterBar *self = user_data;

  self->author_picker = make_picker (self, _ ("Find an author"), self->authors,
                                     G_CALLBACK (author_chosen_cb));
  return self->author_picker;
}

static GtkWidget *
make_adder (BylineFilterBar *self, const char *label, BylineMakePopoverFunc make)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  byline_late_popover_set (GTK_MENU_BUTTON (button), make, self);
  gtk_widget_add_css_class (button, "adder");
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  gtk_widget_hide (button);
  return button;
}

static GtkWidget *
make_button (BylineFilterBar *self, GtkWidget *button)
{
  gtk_widget_add_css_class (button, "adder");
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  gtk_widget_hide (button);
  return button;
}

static void
byline_filter_bar_dispose (GObject *object)
{
  BylineFilterBar *self = BYLINE_FILTER_BAR (object);
  GtkWidget *child;

  g_ptr_array_set_size (self->chips, 0);
  self->section_picker = NULL;
  self->author_picker = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (byline_filter_bar_parent_class)->dispose (object);
}

static void
byline_filter_bar_finalize (GObject *object)
{
  BylineFilterBar *self = BYLINE_FILTER_BAR (object);

  byline_filter_free (self->filter);
  g_hash_table_unref (self->publications);
  g_ptr_array_unref (self->chips);
  g_strfreev (self->sections);
  g_strfreev (self->authors);

  G_OBJECT_CLASS (byline_filter_bar_parent_class)->finalize (object);
}

static void
byline_filter_bar_class_init (BylineFilterBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = byline_filter_bar_dispose;
  object_class->finalize = byline_filter_bar_finalize;

  changed_signal = byline_signal_new (klass, "changed", 1, BYLINE_TYPE_FILTER);

  gtk_widget_class_set_css_name (widget_class, "filterbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
byline_filter_bar_init (BylineFilterBar *self)
{
  self->filter = byline_filter_new ();
  self->publications = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->chips = g_ptr_array_new ();
  gtk_widget_set_layout_manager (GTK_WIDGET (self), byline_wrap_layout_new (4));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Filter"), -1);

  self->sections = g_new0 (char *, 1);
  self->authors = g_new0 (char *, 1);
  self->add_section = make_adder (self, _ ("Add Section…"), make_section_picker);
  self->add_author = make_adder (self, _ ("Add Author…"), make_author_picker);
  self->about = make_button (self, gtk_button_new_with_label (_ ("About")));
  self->save = make_button (self, gtk_button_new_with_label (_ ("Save…")));
  set_name (self->save, _ ("Save Filter"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->save), "win.save-filter");
}

GtkWidget *
byline_filter_bar_new (void)
{
  return g_object_new (BYLINE_TYPE_FILTER_BAR, NULL);
}

void
byline_filter_bar_set_filter (BylineFilterBar *self, const BylineFilter *filter)
{
  g_return_if_fail (BYLINE_IS_FILTER_BAR (self));
  g_return_if_fail (filter != NULL);

  if (byline_filter_equal (self->filter, filter))
    return;

  byline_filter_free (self->filter);
  self->filter = byline_filter_copy (filter);
  rebuild (self);
}

static void
add_names_of (BylineFilterBar *self, GPtrArray *publications)
{
  for (guint i = 0; i < publications->len; i++)
    {
      BylinePublication *publication = publications->pdata[i];

      g_hash_table_insert (self->publications, g_strdup (publication->key),
                           g_strdup (publication->name));
    }
}

static void
set_publications (BylineFilterBar *self, const BylineCounts *counts)
{
  g_autofree char *old_name = NULL;

  if (self->filter->publication_key != NULL)
    old_name = g_strdup (publication_name (self, self->filter->publication_key));

  g_hash_table_remove_all (self->publications);
  add_names_of (self, counts->publications);
  add_names_of (self, counts->kept);

  if (old_name != NULL &&
      g_strcmp0 (old_name, publication_name (self, self->filter->publication_key)) != 0)
    rebuild (self);
}

/* Takes over all that is in @names, and tells a picker that is there. */
static void
take_names (char ***names, GPtrArray *all, GtkWidget *picker)
{
  g_strfreev (*names);
  g_ptr_array_add (all, NULL);
  *names = (char **) g_ptr_array_free (all, FALSE);
  if (picker != NULL)
    byline_name_popover_set_names (BYLINE_NAME_POPOVER (picker), (const char *const *) *names);
}

void
byline_filter_bar_set_counts (BylineFilterBar *self, const BylineCounts *counts)
{
  GPtrArray *sections, *authors;

  g_return_if_fail (BYLINE_IS_FILTER_BAR (self));
  g_return_if_fail (counts != NULL);

  sections = g_ptr_array_new ();
  authors = g_ptr_array_new ();
  for (guint i = 0; i < counts->sections->len; i++)
    g_ptr_array_add (sections,
                     g_strdup (((BylineSectionSummary *) counts->sections->pdata[i])->name));
  for (guint i = 0; i < counts->authors->len; i++)
    g_ptr_array_add (authors, g_strdup (((BylineAuthorSummary *) counts->authors->pdata[i])->name));
  self->has_sections = sections->len > 0;
  self->has_authors = authors->len > 0;
  update_adders (self);
  take_names (&self->sections, sections, self->section_picker);
  take_names (&self->authors, authors, self->author_picker);
  set_publications (self, counts);
}

void
byline_filter_bar_set_can_save (BylineFilterBar *self, gboolean can_save)
{
  g_return_if_fail (BYLINE_IS_FILTER_BAR (self));

  gtk_widget_set_visible (self->save, can_save);
}

guint
byline_filter_bar_get_n_chips (BylineFilterBar *self)
{
  g_return_val_if_fail (BYLINE_IS_FILTER_BAR (self), 0);

  return self->chips->len;
}
