/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-find-bar.h"
#include "byline-search-bar.h"

#include "byline-document-part.h"
#include "byline-document-place.h"

#include <glib/gi18n.h>

/* The most matches that are shown: nobody looks at each "e". */
#define MAX_MATCHES 4000
/* After so many frames what was scrolled to has been laid out. */
#define LAYOUT_FRAMES 3
/* How far a match in a tall table stays from the edges of the view, in pixels. */
#define EDGE 80

/* Where something was found. */
typedef struct {
  guint offset;             /* in the document */
  BylineDocumentPart *part; /* unowned, nullable: the widget that stands there, and has it in it */
  guint in_part;            /* its first character there */
} Match;

struct _BylineFindBar {
  AdwBin parent_instance;

  BylineDocumentView *view; /* unowned: it is below the bar */
  GtkWidget *bar;
  GtkWidget *entry;
  GtkWidget *count;
  GtkWidget *previous;
  GtkWidget *next;
  char *words;     /* nullable: what was looked for last */
  GArray *matches; /* of Match, sorted */
  guint length;    /* of each, in characters */
  guint current;
  int wrapped;       /* 1: the last step led from the end to the beginning; -1: the other way */
  guint scroll_tick; /* until what was scrolled to has been laid out */
  guint scroll_frames;
  double scroll_y; /* how far below the top of its part the current match stands */
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
add_match (BylineFindBar *self, guint offset, BylineDocumentPart *part, guint in_part)
{
  Match match = { offset, part, in_part };

  g_array_append_val (self->matches, match);
}

static gboolean
is_at (const gunichar *haystack, glong n, glong i, const gunichar *needle, glong m)
{
  return i + m <= n && haystack[i] == needle[0] &&
         memcmp (haystack + i, needle, (gsize) m * sizeof (gunichar)) == 0;
}

/* In a table or a listing, which stands in the text as one character. */
static void
find_in_part (BylineFindBar *self,
              BylineDocumentPart *part,
              guint offset,
              const gunichar *needle,
              glong m)
{
  g_autofree char *text = byline_document_part_dup_text (part);
  g_autofree gunichar *haystack = NULL;
  glong n;

  haystack = fold (text, &n);
  for (glong i = 0; i + m <= n && self->matches->len < MAX_MATCHES; i++)
    if (is_at (haystack, n, i, needle, m))
      {
        add_match (self, offset, part, (guint) i);
        i += m - 1;
      }
}

static void
find_all (BylineFindBar *self, const char *words)
{
  GPtrArray *objects = byline_document_buffer_get_objects (
    byline_document_view_get_document (self->view));
  GtkTextIter start, end;
  g_autofree char *text = NULL;
  g_autofree gunichar *haystack = NULL;
  g_autofree gunichar *needle = NULL;
  guint next = 0;
  glong n, m;

  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  /* The slice has a character for every picture and every widget. */
  text = gtk_text_buffer_get_slice (get_buffer (self), &start, &end, TRUE);
  haystack = fold (text, &n);
  needle = fold (words, &m);
  self->length = (guint) m;

  for (glong i = 0; i < n && self->matches->len < MAX_MATCHES; i++)
    {
      while (next < objects->len &&
             ((BylineDocumentObject *) objects->pdata[next])->range.start < (guint) i)
        next++;
      if (next < objects->len)
        {
          BylineDocumentObject *object = g_ptr_array_index (objects, next);

          if (object->range.start == (guint) i && BYLINE_IS_DOCUMENT_PART (object->object))
            find_in_part (self, BYLINE_DOCUMENT_PART (object->object), (guint) i, needle, m);
        }
      if (!is_at (haystack, n, i, needle, m))
        continue;
      add_match (self, (guint) i, NULL, 0);
      i += m - 1;
    }
}

/* Marks in a part all that was found in it. */
static void
mark_part (BylineFindBar *self, BylineDocumentPart *part)
{
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (BylineDocumentMatch));
  double y;

  for (guint i = 0; i < self->matches->len; i++)
    {
      const Match *match = &g_array_index (self->matches, Match, i);
      BylineDocumentMatch in_part = { match->in_part, self->length, i == self->current };

      if (match->part == part)
        g_array_append_val (matches, in_part);
    }
  y = byline_document_part_mark (part, (BylineDocumentMatch *) matches->data, matches->len);
  if (self->current < self->matches->len &&
      g_array_index (self->matches, Match, self->current).part == part)
    self->scroll_y = y;
}

static void
mark_parts (BylineFindBar *self)
{
  BylineDocumentBuffer *document = byline_document_view_get_document (self->view);
  GPtrArray *objects = document != NULL ? byline_document_buffer_get_objects (document) : NULL;

  for (guint i = 0; objects != NULL && i < objects->len; i++)
    {
      BylineDocumentObject *object = g_ptr_array_index (objects, i);

      if (BYLINE_IS_DOCUMENT_PART (object->object))
        mark_part (self, BYLINE_DOCUMENT_PART (object->object));
    }
}

/* Returns: FALSE if it is in a part. */
static gboolean
get_match (BylineFindBar *self, guint index, GtkTextIter *start, GtkTextIter *end)
{
  const Match *match = &g_array_index (self->matches, Match, index);

  gtk_text_buffer_get_iter_at_offset (get_buffer (self), start, match->offset);
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), end, match->offset + self->length);

  return match->part == NULL;
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

/* Returns: (transfer full): "3 of 12 · from the beginning". */
static char *
dup_count (BylineFindBar *self)
{
  g_autofree char *count = NULL;

  if (self->matches->len == 0)
    return g_strdup (self->length > 0 ? _ ("None") : "");

  if (self->matches->len < MAX_MATCHES)
    /* Translators: the number of a match, and how many there are */
    count = g_strdup_printf (_ ("%u of %u"), self->current + 1, self->matches->len);
  else
    /* Translators: the number of a match, and how many there are, of which there are more */
    count = g_strdup_printf (_ ("%u of more than %u"), self->current + 1, self->matches->len);
  if (self->wrapped == 0)
    return g_steal_pointer (&count);

  return g_strdup_printf ("%s · %s", count,
                          self->wrapped > 0 ? _ ("from the beginning") : _ ("from the end"));
}

/* In a part that is taller than the view. */
static void
scroll_in_part (BylineFindBar *self)
{
  const Match *match;
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  double y;

  if (self->current >= self->matches->len)
    return;
  match = &g_array_index (self->matches, Match, self->current);
  if (match->part == NULL ||
      !gtk_widget_translate_coordinates (GTK_WIDGET (match->part), GTK_WIDGET (self->view), 0,
                                         self->scroll_y, NULL, &y))
    return;

  y += gtk_adjustment_get_value (adjustment);
  gtk_adjustment_clamp_page (adjustment, MAX (0, y - EDGE), y + EDGE);
}

static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  BylineFindBar *self = BYLINE_FIND_BAR (widget);

  if (--self->scroll_frames > 0)
    return G_SOURCE_CONTINUE;

  self->scroll_tick = 0;
  scroll_in_part (self);
  return G_SOURCE_REMOVE;
}

static void
show_current (BylineFindBar *self)
{
  g_autofree char *count = NULL;
  GtkTextIter start, end;

  remove_tag (self, "current-match");
  mark_parts (self);
  if (self->matches->len > 0)
    {
      const Match *match = &g_array_index (self->matches, Match, self->current);

      if (get_match (self, self->current, &start, &end))
        gtk_text_buffer_apply_tag_by_name (get_buffer (self), "current-match", &start, &end);
      byline_document_place_scroll_to (GTK_TEXT_VIEW (self->view), match->offset, FALSE);
      self->scroll_frames = LAYOUT_FRAMES;
      if (match->part != NULL && self->scroll_tick == 0)
        self->scroll_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
    }

  count = dup_count (self);
  gtk_label_set_text (GTK_LABEL (self->count), count);
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
    if (g_array_index (self->matches, Match, i).offset >= start)
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
  g_clear_pointer (&self->words, g_free);
  g_array_set_size (self->matches, 0);
  self->length = 0;
  self->current = 0;
  self->wrapped = 0;
}

static void
search (BylineFindBar *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  GtkTextIter start, end;

  forget_matches (self);
  self->words = g_strdup (words);
  if (*words != '\0' && byline_document_view_get_document (self->view) != NULL)
    find_all (self, words);
  for (guint i = 0; i < self->matches->len; i++)
    {
      if (get_match (self, i, &start, &end))
        gtk_text_buffer_apply_tag_by_name (get_buffer (self), "match", &start, &end);
    }
  self->current = first_in_sight (self);
}

/* The entry tells of its last letters a little later: a key may be faster, and has looked for them already. */
static void
changed_cb (BylineFindBar *self)
{
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->entry)), self->words) == 0)
    return;

  search (self);
  show_current (self);
}

static void
next_cb (BylineFindBar *self)
{
  changed_cb (self);
  if (self->matches->len == 0)
    return;

  self->wrapped = self->current + 1 == self->matches->len && self->matches->len > 1;
  self->current = (self->current + 1) % self->matches->len;
  show_current (self);
}

static void
previous_cb (BylineFindBar *self)
{
  changed_cb (self);
  if (self->matches->len == 0)
    return;

  self->wrapped = self->current == 0 && self->matches->len > 1 ? -1 : 0;
  self->current = (self->current + self->matches->len - 1) % self->matches->len;
  show_current (self);
}

static gboolean
key_cb (BylineFindBar *self, guint keyval, guint keycode, GdkModifierType state)
{
  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter) || (state & GDK_SHIFT_MASK) == 0)
    return GDK_EVENT_PROPAGATE;

  previous_cb (self);
  return GDK_EVENT_STOP;
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

static void
close_cb (BylineFindBar *self)
{
  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (self->bar), FALSE);
}

static GtkWidget *
make_button (BylineFindBar *self, const char *icon, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);

  return button;
}

static void
byline_find_bar_finalize (GObject *object)
{
  BylineFindBar *self = BYLINE_FIND_BAR (object);

  g_free (self->words);
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
  GtkWidget *close;
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->matches = g_array_new (FALSE, FALSE, sizeof (Match));
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
  gtk_widget_set_sensitive (self->previous, FALSE);
  gtk_widget_set_sensitive (self->next, FALSE);
  /* GTK 4.8's own says of itself that it is an image. */
  close = make_button (self, "window-close-symbolic", _ ("Close"), G_CALLBACK (close_cb));
  gtk_widget_add_css_class (close, "flat");
  gtk_widget_add_css_class (close, "circular");

  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_add_css_class (buttons, "linked");
  gtk_box_append (GTK_BOX (buttons), self->previous);
  gtk_box_append (GTK_BOX (buttons), self->next);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->count);
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_box_append (GTK_BOX (box), close);
  gtk_search_bar_set_child (GTK_SEARCH_BAR (self->bar), box);
  gtk_search_bar_connect_entry (GTK_SEARCH_BAR (self->bar), GTK_EDITABLE (self->entry));

  /* Shift+Enter leads back. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, keys);
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
  search (self);
  show_current (self);
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
