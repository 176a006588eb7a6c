/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-linear-view.h"

#include "byline-author-card.h"
#include "byline-document-buffer.h"
#include "byline-document-code.h"
#include "byline-document-embed.h"
#include "byline-document-end.h"
#include "byline-document-head.h"
#include "byline-document-table.h"
#include "byline-export-embed.h"
#include "byline-signal.h"
#include "byline-table-grid.h"
#include "byline-clock.h"
#include "byline-url.h"

#include <glib/gi18n.h>

/* So many rows come in at a time, and so many there are at most: each is a widget. */
#define ROWS_A_TURN 12
#define MAX_ROWS 4000
#define MAX_LINKS 60
#define COLUMN 680
#define INDENT 24

/* What becomes a row. */
typedef struct {
  const BylineBlock *block; /* the article's */
  char *mark;               /* nullable: what stands before it: a number, a bullet */
  guint depth;
  gboolean is_quoted;
} Item;

struct _BylineLinearView {
  AdwBin parent_instance;

  GtkWidget *scroller; /* unowned, as are those below */
  GtkWidget *list;
  BylineArticle *article; /* nullable */
  GArray *items;          /* of Item */
  guint n_made;
  gboolean is_cut; /* not all of the story is shown */
  guint fill_source;
};

G_DEFINE_FINAL_TYPE (BylineLinearView, byline_linear_view, ADW_TYPE_BIN)

enum { ACTIVATE_LINK, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
clear_item (gpointer data)
{
  g_free (((Item *) data)->mark);
}

/* --- What there is, in its order --- */

static void
add_item (BylineLinearView *self,
          const BylineBlock *block,
          char *mark,
          guint depth,
          gboolean is_quoted)
{
  Item item = { block, mark, depth, is_quoted };

  if (self->items->len < MAX_ROWS)
    {
      g_array_append_val (self->items, item);
      return;
    }
  self->is_cut = TRUE;
  g_free (mark);
}

/* Recursion is bounded: blocks nest at most BYLINE_BLOCK_MAX_DEPTH deep, and what a hand-made archive has
 * below that is left out. */
static void
add_blocks (BylineLinearView *self,
            const BylineBlock *parent,
            GPtrArray *blocks,
            guint depth,
            gboolean is_quoted)
{
  guint number = parent != NULL ? parent->start : 1;

  if (depth > BYLINE_BLOCK_MAX_DEPTH)
    return;
  for (guint i = 0; blocks != NULL && i < blocks->len; i++)
    {
      const BylineBlock *block = g_ptr_array_index (blocks, i);
      guint first = self->items->len;
      gboolean is_quote = block->type == BYLINE_BLOCK_QUOTE;

      if (i > 0 && byline_export_embed_is_said (block, g_ptr_array_index (blocks, i - 1)))
        continue;
      if (block->children == NULL)
        {
          add_item (self, block, NULL, depth, is_quoted);
          continue;
        }
      add_blocks (self, block, block->children, depth + (block->type == BYLINE_BLOCK_ITEM),
                  is_quoted || is_quote);
      /* What an item begins with has its mark. */
      if (block->type == BYLINE_BLOCK_ITEM && first < self->items->len && parent != NULL)
        {
          Item *item = &g_array_index (self->items, Item, first);

          g_free (item->mark);
          item->mark = parent->ordered ? g_strdup_printf ("%u. ", number++) : g_strdup ("• ");
        }
      if (block->text != NULL)
        add_item (self, block, is_quote ? g_strdup ("— ") : NULL, depth, is_quoted || is_quote);
    }
}

/* --- Rows --- */

static gboolean
label_link_cb (BylineLinearView *self, const char *uri)
{
  g_signal_emit (self, signals[ACTIVATE_LINK], 0, (guint) BYLINE_LINK_URI, uri, (gint64) 0);

  return TRUE;
}

static void
table_link_cb (BylineLinearView *self, const char *uri)
{
  label_link_cb (self, uri);
}

static void
author_cb (BylineLinearView *self, const char *name)
{
  g_signal_emit (self, signals[ACTIVATE_LINK], 0, (guint) BYLINE_LINK_AUTHOR, name, (gint64) 0);
}

/* A row that the arrow keys stop at, and that says @said. */
static GtkWidget *
add_row (BylineLinearView *self, GtkWidget *child, const char *said, guint depth)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_margin_start (child, 12 + (int) MIN (depth, 6) * INDENT);
  gtk_widget_set_margin_end (child, 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);

  return row;
}

static GtkWidget *
make_label (BylineLinearView *self, const char *text, GtkAccessibleRole role, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", role, NULL);

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_direction (label, self->article->direction == BYLINE_DIRECTION_RTL
                                     ? GTK_TEXT_DIR_RTL
                                     : GTK_TEXT_DIR_LTR);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
add_heading (BylineLinearView *self, const char *text, int level)
{
  static const char *const classes[] = { "title-1", "title-2", "title-3", "title-4" };
  GtkWidget *label = make_label (self, text, GTK_ACCESSIBLE_ROLE_HEADING,
                                 classes[CLAMP (level - 1, 0, 3)]);
  /* Translators: read to those who do not see the screen: "Heading: The first day" */
  g_autofree char *said = g_strdup_printf (_ ("Heading: %s"), text);

  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL, level, -1);
  add_row (self, label, said, 0);
}

static void
link_clicked_cb (GtkWidget *button, BylineLinearView *self)
{
  g_signal_emit (self, signals[ACTIVATE_LINK], 0,
                 GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "byline-kind")),
                 (const char *) g_object_get_data (G_OBJECT (button), "byline-target"), (gint64) 0);
}

/* A link that can be found and followed: those within labels are none to a screen reader. */
static GtkWidget *
make_link (BylineLinearView *self, const char *text, BylineLinkKind kind, const char *target)
{
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_LINK,
                                    NULL);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "link");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_set_data (G_OBJECT (button), "byline-kind", GUINT_TO_POINTER (kind));
  g_object_set_data_full (G_OBJECT (button), "byline-target", g_strdup (target), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (link_clicked_cb), self, 0);

  return button;
}

static void
add_links (BylineLinearView *self, GtkWidget *box, const BylineText *text)
{
  guint n = MIN (byline_text_n_marks (text), MAX_LINKS);

  for (guint i = 0; i < n; i++)
    {
      const BylineMark *mark = byline_text_get_mark (text, i);
      g_autofree char *url = NULL;
      g_autofree char *words = NULL;

      if (mark->kind != BYLINE_MARK_LINK || mark->href == NULL || mark->end <= mark->start)
        continue;
      url = byline_url_resolve_link (self->article->url, mark->href);
      words = g_utf8_substring (text->text, mark->start, mark->end);
      if (url != NULL)
        gtk_box_append (GTK_BOX (box), make_link (self, words, BYLINE_LINK_URI, url));
    }
}

/* A paragraph, and behind it its links. */
static void
add_text (BylineLinearView *self, const Item *item, const BylineText *text)
{
  g_autofree char *plain = g_strconcat (item->mark != NULL ? item->mark : "", text->text, NULL);
  /* Translators: read to those who do not see the screen: "Quotation: Nobody asked us" */
  g_autofree char *said = item->is_quoted ? g_strdup_printf (_ ("Quotation: %s"), plain)
                                          : g_strdup (plain);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box),
                  make_label (self, plain, GTK_ACCESSIBLE_ROLE_LABEL, "byline-linear-text"));
  add_links (self, box, text);
  add_row (self, box, said, item->depth + item->is_quoted);
}

static void
add_picture (BylineLinearView *self, const BylinePicture *picture, guint depth)
{
  const char *words = picture->alt != NULL && *picture->alt != '\0' ? picture->alt
                                                                    : picture->caption;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  /* Translators: read to those who do not see the screen: "Picture: A bridge" */
  g_autofree char *said = words != NULL ? g_strdup_printf (_ ("Picture: %s"), words)
                                        : g_strdup (_ ("Picture without a description"));

  gtk_box_append (GTK_BOX (box), make_label (self, said, GTK_ACCESSIBLE_ROLE_IMG, "dim-label"));
  if (picture->caption != NULL && picture->caption != words)
    gtk_box_append (GTK_BOX (box),
                    make_label (self, picture->caption, GTK_ACCESSIBLE_ROLE_LABEL, "dim-label"));
  if (picture->credit != NULL)
    gtk_box_append (GTK_BOX (box),
                    make_label (self, picture->credit, GTK_ACCESSIBLE_ROLE_LABEL, "dim-label"));
  if (byline_url_is_web (picture->url))
    gtk_box_append (GTK_BOX (box),
                    make_link (self, _ ("Show Picture"), BYLINE_LINK_PICTURE, picture->url));
  add_row (self, box, said, depth);
}

static void
add_table (BylineLinearView *self, const BylineBlock *block, guint depth)
{
  GtkWidget *table;
  g_autofree char *said = NULL;

  if (block->rows == NULL || block->rows->len == 0)
    return;
  table = byline_document_table_new (block, self->article->direction == BYLINE_DIRECTION_RTL);
  g_signal_connect_object (table, "link-activated", G_CALLBACK (table_link_cb), self,
                           G_CONNECT_SWAPPED);
  /* Translators: read to those who do not see the screen: "Table with 3 rows: Ports and cranes" */
  said = g_strdup_printf (ngettext ("Table with %u row: %s", "Table with %u rows: %s",
                                    block->rows->len),
                          block->rows->len, block->text != NULL ? block->text->text : "");
  add_row (self, table, said, depth);
}

static void
add_code (BylineLinearView *self, const BylineBlock *block, guint depth)
{
  GtkWidget *code = block->text != NULL ? byline_document_code_new (block) : NULL;

  if (code != NULL)
    add_row (self, code, _ ("Code"), depth);
  else if (block->text != NULL)
    add_row (self, make_label (self, block->text->text, GTK_ACCESSIBLE_ROLE_LABEL, "monospace"),
             _ ("Code"), depth);
}

/* Something elsewhere that its words lead to. */
static void
add_address (BylineLinearView *self, const char *words, const char *url, guint depth)
{
  if (byline_url_is_web (url))
    add_row (self, make_link (self, words, BYLINE_LINK_URI, url), words, depth);
}

static void
add_embed (BylineLinearView *self, const BylineBlock *block, guint depth)
{
  g_autofree char *words = byline_document_embed_dup_words (block);

  add_address (self, words, block->url, depth);
}

static void
make_row (BylineLinearView *self, const Item *item)
{
  const BylineBlock *block = item->block;

  switch (block->type)
    {
    case BYLINE_BLOCK_HEADING:
      if (block->text != NULL)
        add_heading (self, block->text->text, (int) CLAMP (block->level, 2, 6));
      break;
    case BYLINE_BLOCK_FIGURE:
      if (block->picture != NULL)
        add_picture (self, block->picture, item->depth);
      break;
    case BYLINE_BLOCK_TABLE:
      add_table (self, block, item->depth);
      break;
    case BYLINE_BLOCK_CODE:
      add_code (self, block, item->depth);
      break;
    case BYLINE_BLOCK_EMBED:
      add_embed (self, block, item->depth);
      break;
    case BYLINE_BLOCK_RULE:
      break;
    case BYLINE_BLOCK_PARAGRAPH:
    case BYLINE_BLOCK_GALLERY:
    case BYLINE_BLOCK_QUOTE:
    case BYLINE_BLOCK_PULLQUOTE:
    case BYLINE_BLOCK_LIST:
    case BYLINE_BLOCK_ITEM:
    case BYLINE_BLOCK_ASIDE:
      if (block->text != NULL)
        add_text (self, item, block->text);
      break;
    }
}

/* --- The head and the end --- */

static void
add_line (BylineLinearView *self, const char *text)
{
  if (text != NULL && *text != '\0')
    add_row (self, make_label (self, text, GTK_ACCESSIBLE_ROLE_LABEL, "byline-linear-text"), text,
             0);
}

static void
add_head (BylineLinearView *self)
{
  const BylineArticle *article = self->article;
  gint64 published = article->published != 0 ? article->published : article->received;
  g_autofree char *date = byline_document_format_date (published, byline_clock_now ());

  add_line (self, article->publication_name);
  add_heading (self, article->title != NULL ? article->title : _ ("Untitled"), 1);
  add_line (self, article->standfirst);
  for (guint i = 0; i < article->authors->len; i++)
    {
      const BylineAuthor *author = g_ptr_array_index (article->authors, i);

      add_row (self, make_link (self, author->name, BYLINE_LINK_AUTHOR, author->name), author->name,
               0);
    }
  add_line (self, date);
  if (article->lead != NULL)
    add_picture (self, article->lead, 0);
}

static void
add_attachments (BylineLinearView *self)
{
  GPtrArray *attachments = self->article->attachments;
  g_autofree char *rest = byline_document_end_dup_attachments_note (attachments->len);

  for (guint i = 0; i < MIN (attachments->len, BYLINE_DOCUMENT_END_MAX_ATTACHMENTS); i++)
    {
      const BylineAttachment *attachment = g_ptr_array_index (attachments, i);
      g_autofree char *words = byline_document_embed_dup_attachment_words (attachment,
                                                                           self->article->title);

      add_address (self, words, attachment->url, 0);
    }
  add_line (self, rest);
}

static void
add_cards (BylineLinearView *self)
{
  for (guint i = 0; i < self->article->authors->len; i++)
    {
      const BylineAuthor *author = g_ptr_array_index (self->article->authors, i);
      GtkWidget *card;

      if (!byline_author_card_is_worth (author))
        continue;
      card = byline_author_card_new (author, self->article->network);
      g_signal_connect_object (card, "author-activated", G_CALLBACK (author_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (card, "link-activated", G_CALLBACK (table_link_cb), self,
                               G_CONNECT_SWAPPED);
      add_row (self, card, author->name, 0);
    }
}

static void
add_sections (BylineLinearView *self)
{
  GPtrArray *sections = self->article->sections;
  GtkWidget *box;

  if (sections->len == 0)
    return;

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box),
                  make_label (self, _ ("More in"), GTK_ACCESSIBLE_ROLE_LABEL, "dim-label"));
  for (guint i = 0; i < MIN (sections->len, MAX_LINKS); i++)
    {
      const BylineSection *section = g_ptr_array_index (sections, i);

      gtk_box_append (GTK_BOX (box),
                      make_link (self, section->name, BYLINE_LINK_SECTION, section->name));
    }
  add_row (self, box, _ ("More in"), 0);
}

static void
add_end (BylineLinearView *self)
{
  if (self->is_cut)
    add_line (self, byline_document_end_get_cut_note ());
  add_attachments (self);
  add_address (self, _ ("Comments"), self->article->comments_url, 0);
  add_cards (self);
  add_sections (self);
}

static gboolean
fill_cb (gpointer user_data)
{
  BylineLinearView *self = user_data;

  for (guint i = 0; i < ROWS_A_TURN && self->n_made < self->items->len; i++)
    make_row (self, &g_array_index (self->items, Item, self->n_made++));
  if (self->n_made < self->items->len)
    return G_SOURCE_CONTINUE;

  self->fill_source = 0;
  add_end (self);
  return G_SOURCE_REMOVE;
}

static void
clear (BylineLinearView *self)
{
  GtkWidget *row;

  g_clear_handle_id (&self->fill_source, g_source_remove);
  g_array_set_size (self->items, 0);
  self->n_made = 0;
  g_clear_pointer (&self->article, byline_article_unref);
  while (self->list != NULL && (row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
}

void
byline_linear_view_show_article (BylineLinearView *self, BylineArticle *article)
{
  g_return_if_fail (BYLINE_IS_LINEAR_VIEW (self));

  if (article != NULL)
    byline_article_ref (article);
  clear (self);
  self->article = article;
  if (article == NULL)
    return;

  self->is_cut = article->is_cut;
  add_head (self);
  add_blocks (self, NULL, article->blocks, 0, FALSE);
  for (guint i = 0; article->footnotes != NULL && i < article->footnotes->len; i++)
    {
      const BylineFootnote *footnote = g_ptr_array_index (article->footnotes, i);
      guint first = self->items->len;

      add_blocks (self, NULL, footnote->blocks, 0, FALSE);
      if (first < self->items->len && g_array_index (self->items, Item, first).mark == NULL)
        /* Translators: what stands before the words of a footnote */
        g_array_index (self->items, Item, first).mark = g_strdup_printf (_ ("Footnote %u: "),
                                                                         i + 1);
    }
  gtk_adjustment_set_value (
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
  fill_cb (self);
  if (self->n_made < self->items->len)
    self->fill_source = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, fill_cb, self, NULL);
}

static gboolean
byline_linear_view_grab_focus (GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_first_child (BYLINE_LINEAR_VIEW (widget)->list);

  return row != NULL && gtk_widget_grab_focus (row);
}

static void
byline_linear_view_dispose (GObject *object)
{
  BylineLinearView *self = BYLINE_LINEAR_VIEW (object);

  clear (self);
  self->list = NULL;

  G_OBJECT_CLASS (byline_linear_view_parent_class)->dispose (object);
}

static void
byline_linear_view_finalize (GObject *object)
{
  g_array_unref (BYLINE_LINEAR_VIEW (object)->items);

  G_OBJECT_CLASS (byline_linear_view_parent_class)->finalize (object);
}

static void
byline_linear_view_class_init (BylineLinearViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = byline_linear_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = byline_linear_view_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = byline_linear_view_grab_focus;

  signals[ACTIVATE_LINK] = byline_signal_new (klass, "activate-link", 3, G_TYPE_UINT, G_TYPE_STRING,
                                              G_TYPE_INT64);
}

static void
byline_linear_view_init (BylineLinearView *self)
{
  GtkWidget *clamp = adw_clamp_new ();

  self->items = g_array_new (FALSE, FALSE, sizeof (Item));
  g_array_set_clear_func (self->items, clear_item);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "byline-linear");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Story"), -1);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), COLUMN);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->list);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), clamp);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  adw_bin_set_child (ADW_BIN (self), self->scroller);
}

GtkWidget *
byline_linear_view_new (void)
{
  return g_object_new (BYLINE_TYPE_LINEAR_VIEW, NULL);
}
