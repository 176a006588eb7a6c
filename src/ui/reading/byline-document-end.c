/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-document-end.h"
#include "byline-author-card.h"
#include "byline-document-embed.h"
#include "byline-url.h"

#include <glib/gi18n.h>

/* They are widgets, which cost time even when they are out of sight. */
#define MAX_CARDS 4
#define MAX_SECTIONS 12

/* GTK hands no direction on to what a widget contains. */
static void
set_direction (GtkWidget *widget, GtkTextDirection direction)
{
  gtk_widget_set_direction (widget, direction);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    set_direction (child, direction);
}

void
byline_document_end_write_cards (BylineDocumentWriter *self, GPtrArray *authors)
{
  guint n = 0;

  for (guint i = 0; i < authors->len && n < MAX_CARDS; i++)
    {
      const BylineAuthor *author = g_ptr_array_index (authors, i);
      GtkWidget *card;

      if (!byline_author_card_is_worth (author))
        continue;

      card = byline_author_card_new (author, self->network);
      set_direction (card, self->rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
      byline_document_writer_insert_widget (self, card, 0, 0);
      n++;
    }
}

static void
put_comments (BylineDocumentWriter *self, const char *url)
{
  guint start = self->offset;

  if (!byline_url_is_web (url))
    return;

  byline_document_writer_insert_link (self, _ ("Comments"), BYLINE_LINK_URI, url, 0);
  byline_document_writer_tag (self, start, BYLINE_DOCUMENT_TAG_LINK);
  byline_document_writer_end_line (self, start, BYLINE_DOCUMENT_TAG_ROW, 0, 0);
  byline_document_writer_tag_last (self, BYLINE_DOCUMENT_TAG_END);
}

static void
put_sections (BylineDocumentWriter *self, GPtrArray *sections)
{
  guint start = self->offset;

  if (sections->len == 0)
    return;

  byline_document_writer_begin_line (self, _ ("More in"));
  /* Translators: stands at a story's end, before the names of its sections: "More in  China · Policy" */
  byline_document_writer_insert (self, _ ("More in"));
  byline_document_writer_insert (self, "  ");
  for (guint i = 0; i < MIN (sections->len, MAX_SECTIONS); i++)
    {
      const BylineSection *section = g_ptr_array_index (sections, i);
      guint name;

      if (i > 0)
        byline_document_writer_insert (self, " · ");
      name = self->offset;
      byline_document_writer_insert_part (self, section->name, BYLINE_LINK_SECTION, section->name);
      byline_document_writer_tag (self, name, BYLINE_DOCUMENT_TAG_LINK);
    }
  byline_document_writer_end_line (self, start, BYLINE_DOCUMENT_TAG_ROW, 0, 0);
  byline_document_writer_tag_last (self, BYLINE_DOCUMENT_TAG_END);
}

const char *
byline_document_end_get_cut_note (void)
{
  return _ ("This story is too large to be shown whole. Open it in the browser to see the rest.");
}

static void
put_note (BylineDocumentWriter *self, const char *text)
{
  byline_document_writer_insert_line (self, text, BYLINE_DOCUMENT_TAG_CREDIT, 0, 0);
  byline_document_writer_tag_last (self, BYLINE_DOCUMENT_TAG_END);
}

char *
byline_document_end_dup_attachments_note (guint n)
{
  guint n_rest;

  if (n <= BYLINE_DOCUMENT_END_MAX_ATTACHMENTS)
    return NULL;

  n_rest = n - BYLINE_DOCUMENT_END_MAX_ATTACHMENTS;
  return g_strdup_printf (ngettext ("%u more attachment is not shown.",
                                    "%u more attachments are not shown.", n_rest),
                          n_rest);
}

static void
put_attachments (BylineDocumentWriter *self, GPtrArray *attachments, const char *title)
{
  g_autofree char *rest = byline_document_end_dup_attachments_note (attachments->len);

  for (guint i = 0; i < MIN (attachments->len, BYLINE_DOCUMENT_END_MAX_ATTACHMENTS); i++)
    byline_document_embed_write_attachment (self, g_ptr_array_index (attachments, i), title);
  if (rest != NULL)
    put_note (self, rest);
}

void
byline_document_end_write (BylineDocumentWriter *self, const BylineArticle *article)
{
  if (article->is_cut)
    put_note (self, byline_document_end_get_cut_note ());
  put_attachments (self, article->attachments, article->title);
  put_comments (self, article->comments_url);
  byline_document_end_write_cards (self, article->authors);
  put_sections (self, article->sections);
}
