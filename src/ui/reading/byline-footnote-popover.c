/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-footnote-popover.h"

#include "byline-signal.h"
#include "byline-table-grid.h"

#include <glib/gi18n.h>

/* So many paragraphs are shown; the others stand below the story. */
#define MAX_BLOCKS 12
/* How large it is, in characters and pixels, before it scrolls. */
#define WIDTH 44
#define MAX_HEIGHT 300
/* What is no longer than this, in characters, is lower than that. */
#define SHORT 400
/* As wide as the padding of the button below the text, so that both begin at one line. */
#define TEXT_MARGIN 8

struct _BylineFootnotePopover {
  GtkPopover parent_instance;

  GtkWidget *box;        /* unowned */
  GtkWidget *paragraphs; /* unowned */
  guint n_blocks;
  gsize n_chars;
  gboolean is_cut; /* there are more */
};

G_DEFINE_FINAL_TYPE (BylineFootnotePopover, byline_footnote_popover, GTK_TYPE_POPOVER)

enum { LINK_ACTIVATED, JUMP, N_SIGNALS };

static guint signals[N_SIGNALS];

static gboolean
link_cb (BylineFootnotePopover *self, const char *uri)
{
  g_autofree char *copy = g_strdup (uri);

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[LINK_ACTIVATED], 0, copy);

  return TRUE;
}

static void
jump_cb (BylineFootnotePopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[JUMP], 0);
}

static void
add_text (BylineFootnotePopover *self, const BylineText *text)
{
  g_autofree char *markup = byline_table_grid_markup (text);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDTH);
  g_signal_connect_object (label, "activate-link", G_CALLBACK (link_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->paragraphs), label);
}

static void
add_line (BylineFootnotePopover *self, const char *line)
{
  GtkWidget *label = gtk_label_new (line);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (self->paragraphs), label);
}

/* Texts in their order, whatever they stand in: recursion is bounded, blocks nest at most
 * BYLINE_BLOCK_MAX_DEPTH deep. */
static void
add_blocks (BylineFootnotePopover *self, GPtrArray *blocks, guint depth)
{
  for (guint i = 0; blocks != NULL && i < blocks->len && depth < BYLINE_BLOCK_MAX_DEPTH; i++)
    {
      const BylineBlock *block = g_ptr_array_index (blocks, i);

      if (self->n_blocks >= MAX_BLOCKS)
        {
          self->is_cut = TRUE;
          return;
        }
      if (block->text != NULL && *block->text->text != '\0')
        {
          add_text (self, block->text);
          self->n_blocks++;
          self->n_chars += g_utf8_strlen (block->text->text, -1);
        }
      add_blocks (self, block->children, depth + 1);
    }
}

static void
byline_footnote_popover_class_init (BylineFootnotePopoverClass *klass)
{
  signals[LINK_ACTIVATED] = byline_signal_new (klass, "link-activated", 1, G_TYPE_STRING);
  signals[JUMP] = byline_signal_new (klass, "jump", 0);
}

/* A scrolled window takes the height that its text has where it is narrowest: a short note would have room below it. */
static GtkWidget *
make_scroller (GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);

  return scroller;
}

static void
byline_footnote_popover_init (BylineFootnotePopover *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->paragraphs = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_set_margin_start (self->paragraphs, TEXT_MARGIN);
  gtk_widget_set_margin_end (self->paragraphs, TEXT_MARGIN);
  gtk_widget_set_margin_top (self->paragraphs, 6);
  gtk_popover_set_child (GTK_POPOVER (self), self->box);
}

GtkWidget *
byline_footnote_popover_new (const BylineFootnote *footnote, guint number)
{
  BylineFootnotePopover *self;
  GtkWidget *button;
  g_autofree char *label = NULL;

  g_return_val_if_fail (footnote != NULL, NULL);

  self = g_object_new (BYLINE_TYPE_FOOTNOTE_POPOVER, NULL);
  add_blocks (self, footnote->blocks, 0);
  if (self->is_cut)
    add_line (self, _ ("This is only its beginning."));
  gtk_box_append (GTK_BOX (self->box), self->n_chars <= SHORT && self->n_blocks <= 2
                                         ? self->paragraphs
                                         : make_scroller (self->paragraphs));
  button = gtk_button_new_with_label (_ ("Go to Footnote"));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "byline-footnote-button");
  g_signal_connect_object (button, "clicked", G_CALLBACK (jump_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), button);
  label = g_strdup_printf (_ ("Footnote %u"), number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return GTK_WIDGET (self);
}
