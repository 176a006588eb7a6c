/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-reading-view-private.h"

#include <glib/gi18n.h>

/* More are not shown: whoever searches for "e" does not look at each. */
#define MAX_MATCHES 2000

static GtkTextBuffer *
get_buffer (BylineReadingView *self)
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
find_all (BylineReadingView *self, const char *words)
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
  self->find.length = m;

  for (glong i = 0; i + m <= n && self->find.matches->len < MAX_MATCHES; i++)
    {
      guint offset = i;

      if (haystack[i] != needle[0] ||
          memcmp (haystack + i, needle, m * sizeof (gunichar)) != 0)
        continue;
      g_array_append_val (self->find.matches, offset);
      i += m - 1;
    }
}

static void
get_match (BylineReadingView *self, guint index, GtkTextIter *start, GtkTextIter *end)
{
  guint offset = g_array_index (self->find.matches, guint, index);

  gtk_text_buffer_get_iter_at_offset (get_buffer (self), start, offset);
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), end, offset + self->find.length);
}

static void
remove_tag (BylineReadingView *self, const char *name)
{
  GtkTextIter start, end;

  if (byline_document_view_get_document (self->view) == NULL)
    return;

  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  gtk_text_buffer_remove_tag_by_name (get_buffer (self), name, &start, &end);
}

static void
show_current (BylineReadingView *self)
{
  g_autofree char *count = NULL;
  GtkTextIter start, end;

  remove_tag (self, "current-match");
  if (self->find.matches->len > 0)
    {
      get_match (self, self->find.current, &start, &end);
      gtk_text_buffer_apply_tag_by_name (get_buffer (self), "current-match", &start, &end);
      byline_document_view_reveal (self->view,
                                   g_array_index (self->find.matches, guint, self->find.current),
                                   FALSE);
      /* Translators: the number of a match, and how many there are */
      count = g_strdup_printf (_("%u of %u"), self->find.current + 1, self->find.matches->len);
    }
  else if (self->find.length > 0)
    count = g_strdup (_("None"));

  gtk_label_set_text (GTK_LABEL (self->find.count), count != NULL ? count : "");
  gtk_widget_set_sensitive (self->find.previous, self->find.matches->len > 0);
  gtk_widget_set_sensitive (self->find.next, self->find.matches->len > 0);
}

/* Where the reader is: the first match that is not above what is in sight. */
static guint
first_in_sight (BylineReadingView *self)
{
  guint start, end;

  byline_document_view_get_range (self->view, 0, &start, &end);
  for (guint i = 0; i < self->find.matches->len; i++)
    if (g_array_index (self->find.matches, guint, i) >= start)
      return i;

  return 0;
}

static void
forget_matches (BylineReadingView *self)
{
  if (self->find.matches->len > 0)
    {
      remove_tag (self, "match");
      remove_tag (self, "current-match");
    }
  g_array_set_size (self->find.matches, 0);
  self->find.length = 0;
  self->find.current = 0;
}

static void
search (BylineReadingView *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->find.entry));
  GtkTextIter start, end;

  forget_matches (self);
  if (*words != '\0' && byline_document_view_get_document (self->view) != NULL)
    find_all (self, words);
  for (guint i = 0; i < self->find.matches->len; i++)
    {
      get_match (self, i, &start, &end);
      gtk_text_buffer_apply_tag_by_name (get_buffer (self), "match", &start, &end);
    }
  self->find.current = first_in_sight (self);
}

static void
changed_cb (BylineReadingView *self)
{
  search (self);
  show_current (self);
}

static void
move (BylineReadingView *self, guint step)
{
  guint n = self->find.matches->len;

  if (n == 0)
    return;

  self->find.current = (self->find.current + step) % n;
  show_current (self);
}

static void
next_cb (BylineReadingView *self)
{
  move (self, 1);
}

static void
previous_cb (BylineReadingView *self)
{
  move (self, self->find.matches->len > 0 ? self->find.matches->len - 1 : 0);
}

static void
mode_cb (BylineReadingView *self)
{
  if (gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (self->find.bar)))
    return;

  _byline_reading_view_clear_find (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static GtkWidget *
make_button (BylineReadingView *self, const char *icon, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
  gtk_widget_set_sensitive (button, FALSE);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);

  return button;
}

GtkWidget *
_byline_reading_view_make_find_bar (BylineReadingView *self)
{
  BylineReadingFind *find = &self->find;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  find->matches = g_array_new (FALSE, FALSE, sizeof (guint));
  find->bar = gtk_search_bar_new ();
  find->entry = gtk_search_entry_new ();
  gtk_widget_set_hexpand (find->entry, TRUE);
  g_object_set (find->entry, "placeholder-text", _("Find in this story"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (find->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Find in this story"), -1);
  find->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (find->count, "dim-label");
  gtk_widget_add_css_class (find->count, "numeric");
  find->previous
      = make_button (self, "go-up-symbolic", _ ("Previous Match"), G_CALLBACK (previous_cb));
  find->next = make_button (self, "go-down-symbolic", _("Next Match"), G_CALLBACK (next_cb));

  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_add_css_class (buttons, "linked");
  gtk_box_append (GTK_BOX (buttons), find->previous);
  gtk_box_append (GTK_BOX (buttons), find->next);
  gtk_box_append (GTK_BOX (box), find->entry);
  gtk_box_append (GTK_BOX (box), find->count);
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_search_bar_set_child (GTK_SEARCH_BAR (find->bar), box);
  gtk_search_bar_connect_entry (GTK_SEARCH_BAR (find->bar), GTK_EDITABLE (find->entry));
  gtk_search_bar_set_show_close_button (GTK_SEARCH_BAR (find->bar), TRUE);

  g_signal_connect_object (find->entry,
                           "search-changed",
                           G_CALLBACK (changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (find->entry, "activate", G_CALLBACK (next_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (find->entry,
                           "next-match",
                           G_CALLBACK (next_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (find->entry,
                           "previous-match",
                           G_CALLBACK (previous_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (find->bar,
                           "notify::search-mode-enabled",
                           G_CALLBACK (mode_cb),
                           self,
                           G_CONNECT_SWAPPED);

  return find->bar;
}

void
_byline_reading_view_clear_find (BylineReadingView *self)
{
  forget_matches (self);
  show_current (self);
}

void
_byline_reading_view_update_find (BylineReadingView *self)
{
  guint current = self->find.current;

  if (!gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (self->find.bar)))
    return;

  search (self);
  if (current < self->find.matches->len)
    self->find.current = current;
}

void
byline_reading_view_begin_find (BylineReadingView *self)
{
  g_return_if_fail (BYLINE_IS_READING_VIEW (self));

  if (self->article == NULL)
    return;

  _byline_reading_view_finish_building (self);
  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (self->find.bar), TRUE);
  gtk_widget_grab_focus (self->find.entry);
  gtk_editable_select_region (GTK_EDITABLE (self->find.entry), 0, -1);
  changed_cb (self);
}

gboolean
byline_reading_view_end_find (BylineReadingView *self)
{
  gboolean was_open;

  g_return_val_if_fail (BYLINE_IS_READING_VIEW (self), FALSE);

  was_open = gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (self->find.bar));
  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (self->find.bar), FALSE);

  return was_open;
}
