/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-contact-row.h"

#include <glib/gi18n.h>
#include <string.h>

#include "byline-signal.h"
#include "byline-url.h"
#include "byline-wrap-layout.h"

#define MAX_CONTACTS 8

struct _BylineContactRow {
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (BylineContactRow, byline_contact_row, GTK_TYPE_WIDGET)

enum { LINK_ACTIVATED, MESSAGE, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
contact_clicked_cb (BylineContactRow *self, GtkButton *button)
{
  const char *uri = g_object_get_data (G_OBJECT (button), "byline-uri");
  const char *value = g_object_get_data (G_OBJECT (button), "byline-value");
  g_autofree char *message = NULL;

  if (uri != NULL)
    {
      g_signal_emit (self, signals[LINK_ACTIVATED], 0, uri);
      return;
    }

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), value);
  /* Translators: %s is a handle or a telephone number */
  message = g_strdup_printf (_ ("“%s” copied"), value);
  g_signal_emit (self, signals[MESSAGE], 0, message);
}

/* Returns: (nullable): the address that leads to them; NULL for what can only be copied. */
static char *
contact_uri (BylineContactKind kind, const char *value)
{
  g_autofree char *uri = NULL;

  switch (kind)
    {
    case BYLINE_CONTACT_EMAIL:
      uri = g_strconcat ("mailto:", value, NULL);
      break;
    case BYLINE_CONTACT_PHONE:
      uri = g_strconcat ("tel:", value, NULL);
      g_strdelimit (uri, " ", '-');
      break;
    case BYLINE_CONTACT_PROFILE:
      uri = g_strdup (value);
      break;
    case BYLINE_CONTACT_HANDLE:
    case BYLINE_CONTACT_SIGNAL:
      return NULL;
    }

  return byline_url_resolve_link (NULL, uri);
}

/* A machine's number tells nobody what is there. */
static char *
profile_label (const char *url)
{
  g_autofree char *host = byline_url_host (url);

  if (host == NULL || (strchr (host, '.') != NULL && !g_hostname_is_ip_address (host)))
    return g_steal_pointer (&host);
  return g_strdup (_ ("Website"));
}

static char *
contact_label (BylineContactKind kind, const char *value)
{
  switch (kind)
    {
    case BYLINE_CONTACT_SIGNAL:
      return g_strdup_printf (_ ("Signal %s"), value);
    case BYLINE_CONTACT_PROFILE:
      return profile_label (value);
    case BYLINE_CONTACT_EMAIL:
    case BYLINE_CONTACT_HANDLE:
    case BYLINE_CONTACT_PHONE:
      break;
    }

  return g_strdup (value);
}

static void
add_contact (BylineContactRow *self, BylineContactKind kind, const char *value)
{
  g_autofree char *uri = contact_uri (kind, value);
  g_autofree char *text = contact_label (kind, value);
  GtkWidget *button, *label;

  if (text == NULL)
    return;

  label = gtk_label_new (text);
  /* An address says nothing if its end is missing. */
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_add_css_class (button, "byline-contact");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (uri == NULL)
    {
      g_autofree char *tooltip = g_strdup_printf (_ ("Copy “%s”"), value);

      gtk_widget_set_tooltip_text (button, tooltip);
    }
  else
    gtk_widget_set_tooltip_text (button, uri);
  g_object_set_data_full (G_OBJECT (button), "byline-uri", g_steal_pointer (&uri), g_free);
  g_object_set_data_full (G_OBJECT (button), "byline-value", g_strdup (value), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (contact_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

static void
byline_contact_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (byline_contact_row_parent_class)->dispose (object);
}

static void
byline_contact_row_class_init (BylineContactRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = byline_contact_row_dispose;

  signals[LINK_ACTIVATED] = byline_signal_new (klass, "link-activated", 1, G_TYPE_STRING);
  signals[MESSAGE] = byline_signal_new (klass, "message", 1, G_TYPE_STRING);
}

static void
byline_contact_row_init (BylineContactRow *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), byline_wrap_layout_new (2));
  gtk_widget_add_css_class (GTK_WIDGET (self), "byline-contacts");
}

GtkWidget *
byline_contact_row_new (const BylineAuthor *author)
{
  BylineContactRow *self;
  gboolean has_email = FALSE;
  gboolean has_page = FALSE;

  if (author->contacts->len == 0 && author->email == NULL && author->url == NULL)
    return NULL;

  self = g_object_new (BYLINE_TYPE_CONTACT_ROW, NULL);
  for (guint i = 0; i < MIN (author->contacts->len, MAX_CONTACTS); i++)
    {
      const BylineContact *contact = g_ptr_array_index (author->contacts, i);

      has_email |= contact->kind == BYLINE_CONTACT_EMAIL;
      has_page |= g_strcmp0 (contact->value, author->url) == 0;
      add_contact (self, contact->kind, contact->value);
    }
  if (!has_email && author->email != NULL)
    add_contact (self, BYLINE_CONTACT_EMAIL, author->email);
  if (author->url != NULL && !has_page)
    add_contact (self, BYLINE_CONTACT_PROFILE, author->url);

  return GTK_WIDGET (self);
}
