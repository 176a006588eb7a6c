/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-welcome-page.h"

#include <glib/gi18n.h>

#include "byline-config.h"
#include "byline-known-publications.h"
#include "byline-signal.h"

struct _BylineWelcomePage {
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkEditable *address_row;
  GtkWidget *known_box;
  GtkDropDown *language_choice;
  GtkListBox *known_list;
  GtkWidget *known_button;
  GtkWidget *sample_row;

  GPtrArray *known;   /* of BylineKnownPublication; NULL until it is first shown */
  GPtrArray *codes;   /* of languages, in the order of the choice */
  GHashTable *chosen; /* addresses that are ticked, of all languages */
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (BylineWelcomePage, byline_welcome_page, GTK_TYPE_WIDGET)

static guint address_signal;
static guint chosen_signal;

static void
update_button (BylineWelcomePage *self)
{
  guint n = g_hash_table_size (self->chosen);
  g_autofree char *label =
    g_strdup_printf (ngettext ("Add %u Publication", "Add %u Publications", n), n);

  if (self->busy)
    gtk_button_set_label (GTK_BUTTON (self->known_button), _ ("Adding…"));
  else
    gtk_button_set_label (GTK_BUTTON (self->known_button), n > 0 ? label : _ ("Add Publications"));
  gtk_widget_set_sensitive (self->known_button, n > 0 && !self->busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->known_list), !self->busy);
}

static void
toggled_cb (GtkCheckButton *button, BylineWelcomePage *self)
{
  const BylineKnownPublication *publication = g_object_get_data (G_OBJECT (button), "publication");

  if (gtk_check_button_get_active (button))
    g_hash_table_add (self->chosen, publication->address);
  else
    g_hash_table_remove (self->chosen, publication->address);
  update_button (self);
}

static GtkWidget *
create_row (BylineWelcomePage *self, BylineKnownPublication *publication)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               g_hash_table_contains (self->chosen, publication->address));
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  /* Its name is the row's title. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  publication->subject, -1);
  g_object_set_data (G_OBJECT (check), "publication", publication);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, 0);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), publication->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), publication->subject);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  return row;
}

static void
show_language (BylineWelcomePage *self)
{
  guint selected = gtk_drop_down_get_selected (self->language_choice);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->known_list))) != NULL)
    gtk_list_box_remove (self->known_list, row);
  for (guint i = 0; i < self->known->len && selected < self->codes->len; i++)
    {
      BylineKnownPublication *publication = g_ptr_array_index (self->known, i);

      if (g_str_equal (publication->language, g_ptr_array_index (self->codes, selected)))
        gtk_list_box_append (self->known_list, create_row (self, publication));
    }
}

/* Languages in the order in which the file has the first publication of each. */
static void
fill_languages (BylineWelcomePage *self, GHashTable *names)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);
  const char *preferred = byline_known_publications_choose_language (self->known,
                                                                     g_get_language_names ());
  guint selected = 0;

  for (guint i = 0; i < self->known->len; i++)
    {
      const BylineKnownPublication *publication = g_ptr_array_index (self->known, i);
      const char *name = g_hash_table_lookup (names, publication->language);

      if (g_ptr_array_find_with_equal_func (self->codes, publication->language, g_str_equal, NULL))
        continue;
      if (g_str_equal (publication->language, preferred))
        selected = self->codes->len;
      g_ptr_array_add (self->codes, publication->language);
      gtk_string_list_append (model, name != NULL ? name : publication->language);
    }
  gtk_drop_down_set_model (self->language_choice, G_LIST_MODEL (model));
  gtk_drop_down_set_selected (self->language_choice, selected);
}

static void
fill (BylineWelcomePage *self)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (BYLINE_APPLICATION_PATH "/publications.ini",
                                                      G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GHashTable) names = NULL;
  g_autoptr (GError) error = NULL;

  if (bytes != NULL)
    {
      g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

      self->known = byline_known_publications_read (text, &names, &error);
    }
  if (self->known == NULL)
    {
      g_warning ("The list of well-known publications cannot be read: %s",
                 error != NULL ? error->message : "");
      self->known = g_ptr_array_new ();
      gtk_widget_set_visible (self->known_box, FALSE);
      return;
    }
  fill_languages (self, names);
  show_language (self);
}

static void
language_cb (BylineWelcomePage *self)
{
  if (self->known != NULL)
    show_language (self);
}

static void
address_cb (BylineWelcomePage *self)
{
  g_autofree char *address = g_strstrip (g_strdup (gtk_editable_get_text (self->address_row)));

  g_signal_emit (self, address_signal, 0, address);
}

/* In the order in which they are offered. */
static void
known_cb (BylineWelcomePage *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) addresses = NULL;

  for (guint i = 0; i < self->known->len; i++)
    {
      const BylineKnownPublication *publication = g_ptr_array_index (self->known, i);

      if (g_hash_table_contains (self->chosen, publication->address))
        g_strv_builder_add (builder, publication->address);
    }
  addresses = g_strv_builder_end (builder);
  if (addresses[0] != NULL)
    g_signal_emit (self, chosen_signal, 0, addresses);
}

/* Most windows never show the page: what it offers is read when it is first seen. */
static void
byline_welcome_page_map (GtkWidget *widget)
{
  BylineWelcomePage *self = BYLINE_WELCOME_PAGE (widget);

  if (self->known == NULL)
    fill (self);
  GTK_WIDGET_CLASS (byline_welcome_page_parent_class)->map (widget);
}

static gboolean
byline_welcome_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (BYLINE_WELCOME_PAGE (widget)->address_row));
}

static void
byline_welcome_page_dispose (GObject *object)
{
  BylineWelcomePage *self = BYLINE_WELCOME_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BYLINE_TYPE_WELCOME_PAGE);

  G_OBJECT_CLASS (byline_welcome_page_parent_class)->dispose (object);
}

static void
byline_welcome_page_finalize (GObject *object)
{
  BylineWelcomePage *self = BYLINE_WELCOME_PAGE (object);

  g_hash_table_unref (self->chosen);
  g_ptr_array_unref (self->codes);
  g_clear_pointer (&self->known, g_ptr_array_unref);

  G_OBJECT_CLASS (byline_welcome_page_parent_class)->finalize (object);
}

static void
byline_welcome_page_class_init (BylineWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = byline_welcome_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = byline_welcome_page_finalize;
  widget_class->map = byline_welcome_page_map;
  widget_class->grab_focus = byline_welcome_page_grab_focus;
  address_signal = byline_signal_new (klass, "address", 1, G_TYPE_STRING);
  chosen_signal = byline_signal_new (klass, "chosen", 1, G_TYPE_STRV);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               BYLINE_APPLICATION_PATH "/byline-welcome-page.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, BylineWelcomePage, name)
  CHILD (scroller);
  CHILD (address_row);
  CHILD (known_box);
  CHILD (language_choice);
  CHILD (known_list);
  CHILD (known_button);
  CHILD (sample_row);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, address_cb);
  gtk_widget_class_bind_template_callback (widget_class, language_cb);
  gtk_widget_class_bind_template_callback (widget_class, known_cb);
}

static void
byline_welcome_page_init (BylineWelcomePage *self)
{
  self->codes = g_ptr_array_new ();
  self->chosen = g_hash_table_new (g_str_hash, g_str_equal);
  gtk_widget_init_template (GTK_WIDGET (self));
  update_button (self);
}

void
byline_welcome_page_set_sample_visible (BylineWelcomePage *self, gboolean visible)
{
  g_return_if_fail (BYLINE_IS_WELCOME_PAGE (self));

  gtk_widget_set_visible (self->sample_row, visible);
}

void
byline_welcome_page_set_busy (BylineWelcomePage *self, gboolean busy)
{
  g_return_if_fail (BYLINE_IS_WELCOME_PAGE (self));

  self->busy = busy;
  update_button (self);
}
