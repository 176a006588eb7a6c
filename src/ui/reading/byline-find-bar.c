/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-document-place.h"
#include "byline-find-bar.h"
#include "byline-search-bar.h"

#include <glib/gi18n.h>

/* The most matches that are shown: nobody looks at each "e". */
#define MAX_MATCHES 2000

struct _BylineFindBar {
  AdwBin parent_instance;

  BylineDocumentView *view; /* unowned: it is below the bar */
  GtkWidget *bar;
  GtkWidget *entry;
  GtkWidget *count;
  GtkWidget *previous;
  GtkWidget *next;
  GArray *matches; /* of guint: where they begin, sorted */
  guint length;    /* of each, in characters */
  guint current;
};

G_DEFINE_FINAL_TYPE (BylineFindBar, byline_find_bar, ADW_TYPE_BIN)

static GtkTextBuffer *
get_buffer (BylineFindBar *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
}

static gunichar *
fold (const char *text, glong *length)
{
  gunichar *characters = g_utf8_to_ucs4_fast (text, -1, length);

  /* One for one, so that places are the text's own. */
  for (glong i = 0; i < *length; i++)
    characters[i] = g_unichar_tolower (characters[i]);

  return characters;
}

static void
find_all (BylineFindBar *self, const char *words)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;
  g_autofree gunichar *haystack = NULL;
  g_autofree gunichar *needle = NULL;
  glong n, m;

  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  /* The slice has a character for every picture. */
  text = gtk_text_buffer_get_slice (get_buffer (self), &start, &end, TRUE);
  haystack = fold (text, &n);
  needle = fold (words, &m);
  self->length = m;

  for (glong i = 0; i + m <= n && self->matches->len < MAX_MATCHES; i++)
    {
      guint offset = i;

      if (haystack[i] != needle[0] || memcmp (haystack + i, needle, m * sizeof (gunichar)) != 0)
        continue;
      g_array_append_val (self->matches, offset);
      i += m - 1;
    }
}

static void
get_match (BylineFindBar *self, guint index, GtkTextIter *start, GtkTextIter *end)
{
  guint offset = g_array_index (self->matches, guint, index);

  gtk_text_buffer_get_iter_at_offset (get_buffer (self), start, offset);
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), end, offset + self->length);
}

static void
remove_tag (BylineFindBar *self, const char *name)
{
  GtkTextIter start, end;

  if (byline_document_view_get_document (self->view) == NULL)
    return;

  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  gtk_text_buffer_remove_tag_by_name (get_buffer (self), name, &start, &end);
}

static void
show_current (BylineFindBar *self)
{
  g_autofree char *count = NULL;
  GtkTextIter start, end;

  remove_tag (self, "current-match");
  if (self->matches->len > 0)
    {
      get_match (self, self->current, &start, &end);
      gtk_text_buffer_apply_tag_by_name (get_buffer (self), "current-match", &start, &end);
      byline_document_place_scroll_to (GTK_TEXT_VIEW (self->view),
                                       g_array_index (self->matches, guint, self->current), FALSE);
      /* Translators: the number of a match, and how many there are */
      count = g_strdup_printf (_ ("%u of %u"), self->current + 1, self->matches->len);
    }
  else if (self->length > 0)
    count = g_strdup (_ ("None"));

  gtk_label_set_text (GTK_LABEL (self->count), count != NULL ? count : "");
  gtk_widget_set_sensitive (self->previous, self->matches->len > 0);
  gtk_widget_set_sensitive (self->next, self->matches->len > 0);
}

/* Where the reader is: the first match that is not above what is in sight. */
static guint
first_in_sight (BylineFindBar *self)
{
  guint start, end;

  byline_document_place_get_range (GTK_TEXT_VIEW (self->view), 0, &start, &end);
  for (guint i = 0; i < self->matches->len; i++)
    if (g_array_index (self->matches, guint, i) >= start)
      return i;

  return 0;
}

static void
forget_matches (BylineFindBar *self)
{
  if (self->matches->len > 0)
    {
      remove_tag (self, "match");
      remove_tag (self, "current-match");
    }
  g_array_set_size (self->matches, 0);
  self->length = 0;
  self->current = 0;
}

static void
search (BylineFindBar *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  GtkTextIter start, end;

  forget_matches (self);
  if (*words != '\0' && byline_document_view_get_document (self->view) != NULL)
    find_all (self, words);
  for (guint i = 0; i < self->matches->len; i++)
    {
      get_match (self, i, &start, &end);
      gtk_text_buffer_apply_tag_by_name (get_buffer (self), "match", &start, &end);
    }
  self->current = first_in_sight (self);
}

static void
changed_cb (BylineFindBar *self)
{
  search (self);
  show_current (self);
}

static void
move (BylineFindBar *self, guint step)
{
  guint n = self->matches->len;

  if (n == 0)
    return;

  self->current = (self->current + step) % n;
  show_current (self);
}

static void
next_cb (BylineFindBar *self)
{
  move (self, 1);
}

static void
previous_cb (BylineFindBar *self)
{
  move (self, self->matches->len > 0 ? self->matches->len - 1 : 0);
}

void
byline_find_bar_clear (BylineFindBar *self)
{
  forget_matches (self);
  show_current (self);
}

static void
mode_cb (BylineFindBar *self)
{
  if (gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (self->bar)))
    return;

  byline_find_bar_clear (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static GtkWidget *
make_button (BylineFindBar *self, const char *icon, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_set_sensitive (button, FALSE);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);

  return button;
}

static void
byline_find_bar_finalize (GObject *object)
{
  BylineFindBar *self = BYLINE_FIND_BAR (object);

  g_array_unref (self->matches);

  G_OBJECT_CLASS (byline_find_bar_parent_class)->finalize (object);
}

static void
byline_find_bar_class_init (BylineFindBarClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_find_bar_finalize;
}

static void
byline_find_bar_init (BylineFindBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->matches = g_array_new (FALSE, FALSE, sizeof (guint));
  self->bar = gtk_search_bar_new ();
  byline_search_bar_open_at_once (GTK_SEARCH_BAR (self->bar));
  self->entry = gtk_search_entry_new ();
  gtk_widget_set_hexpand (self->entry, TRUE);
  g_object_set (self->entry, "placeholder-text", _ ("Find in this story"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Find in this story"), -1);
  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "dim-label");
  gtk_widget_add_css_class (self->count, "numeric");
  self->previous = make_button (self, "go-up-symbolic", _ ("Previous Match"),
                                G_CALLBACK (previous_cb));
  self->next = make_button (self, "go-down-symbolic", _ ("Next Match"), G_CALLBACK (next_cb));

  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_add_css_class (buttons, "linked");
  gtk_box_append (GTK_BOX (buttons), self->previous);
  gtk_box_append (GTK_BOX (buttons), self->next);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->count);
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_search_bar_set_child (GTK_SEARCH_BAR (self->bar), box);
  gtk_search_bar_connect_entry (GTK_SEARCH_BAR (self->bar), GTK_EDITABLE (self->entry));
  gtk_search_bar_set_show_close_button (GTK_SEARCH_BAR (self->bar), TRUE);

  g_signal_connect_object (self->entry, "search-changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (next_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "next-match", G_CALLBACK (next_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "previous-match", G_CALLBACK (previous_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->bar, "notify::search-mode-enabled", G_CALLBACK (mode_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), self->bar);
}

GtkWidget *
byline_find_bar_new (BylineDocumentView *view)
{
  BylineFindBar *self = g_object_new (BYLINE_TYPE_FIND_BAR, NULL);

  self->view = view;

  return GTK_WIDGET (self);
}

void
byline_find_bar_update (BylineFindBar *self)
{
  guint current = self->current;

  if (!gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (self->bar)))
    return;

  search (self);
  if (current < self->matches->len)
    self->current = current;
}

void
byline_find_bar_begin (BylineFindBar *self)
{
  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (self->bar), TRUE);
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  changed_cb (self);
}

gboolean
byline_find_bar_end (BylineFindBar *self)
{
  gboolean was_open = gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (self->bar));

  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (self->bar), FALSE);

  return was_open;
}

gboolean
byline_find_bar_is_open (BylineFindBar *self)
{
  return gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (self->bar));
}
