/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-document-river.h"
#include "byline-clock.h"
#include "byline-document-blocks.h"
#include "byline-document-head.h"
#include "byline-render.h"
#include "byline-text.h"
#include "byline-url.h"

#include <glib/gi18n.h>

/* About three lines of a column. */
#define EXCERPT_CHARS 200
#define PILL_INDENT 16

static BylineRiverEntry *
entry_new (BylineArticle *owner)
{
  BylineRiverEntry *self = g_new0 (BylineRiverEntry, 1);

  self->owner = byline_article_ref (owner);

  return self;
}

BylineRiverEntry *
byline_river_entry_new_for_teaser (BylineArticle *article, const BylineTeaser *teaser)
{
  BylineRiverEntry *self = entry_new (article);

  self->url = teaser->url;
  self->publication = article->publication_name;
  self->publication_key = article->publication_key;
  self->kicker = teaser->section != NULL ? teaser->section : teaser->kicker;
  self->title = teaser->title;
  self->standfirst = teaser->standfirst;
  self->picture = teaser->picture;
  self->paragraphs = teaser->paragraphs;
  self->rest = teaser->rest;
  self->authors = teaser->authors;
  self->can_expand = teaser->rest->len > 0 || teaser->paragraphs->len > 1;

  return self;
}

BylineRiverEntry *
byline_river_entry_new_for_story (gint64 story_id, BylineArticle *article)
{
  BylineRiverEntry *self = entry_new (article);

  self->story_id = story_id;
  self->url = article->url;
  self->publication = article->publication_name;
  self->publication_key = article->publication_key;
  self->sections = article->sections;
  self->kicker = article->kicker;
  self->title = article->title;
  self->standfirst = article->standfirst;
  self->picture = article->lead;
  self->paragraphs = article->blocks;
  self->authors = article->authors;
  self->published = article->published != 0 ? article->published : article->received;
  self->can_expand = byline_article_has_body (article) && !article->is_excerpt;

  return self;
}

void
byline_river_entry_free (BylineRiverEntry *self)
{
  g_clear_object (&self->start);
  g_clear_object (&self->end);
  byline_article_unref (self->owner);
  g_free (self);
}

BylineArticle *
byline_river_article_from_story (const BylineStory *story)
{
  BylineArticle *article = byline_article_new ();

  byline_record_take_alike (&byline_article_record, article, &byline_story_record, story);
  if (article->published == 0)
    article->published = story->sort_time;
  article->is_excerpt = TRUE;
  if (story->picture_url != NULL)
    article->lead = byline_picture_new (story->picture_url);
  for (guint i = 0; story->authors != NULL && story->authors[i] != NULL; i++)
    byline_authors_add (article->authors, byline_author_new (story->authors[i]));
  for (guint i = 0; story->sections != NULL && story->sections[i] != NULL; i++)
    byline_sections_add (article->sections, story->sections[i]);

  return article;
}

static char *
get_excerpt (const BylineRiverEntry *entry)
{
  g_autofree char *text = byline_render_blocks_text (entry->paragraphs);

  return byline_text_excerpt (text, EXCERPT_CHARS);
}

static void
put_people (BylineDocumentWriter *writer, const BylineRiverEntry *entry)
{
  g_autofree char *date = byline_document_format_date (entry->published, byline_clock_now ());
  guint start = writer->offset;

  for (guint i = 0; i < MIN (entry->authors->len, 4); i++)
    {
      const BylineAuthor *author = g_ptr_array_index (entry->authors, i);

      if (i > 0)
        byline_document_writer_insert (writer, ", ");
      byline_document_writer_insert_link (writer, author->name, BYLINE_LINK_AUTHOR, author->name,
                                          0);
    }
  if (*date != '\0')
    {
      if (entry->authors->len > 0)
        byline_document_writer_insert (writer, " · ");
      byline_document_writer_insert (writer, date);
    }
  if (writer->offset > start)
    byline_document_writer_end_line (writer, start, BYLINE_DOCUMENT_TAG_DATE, 0, 0);
}

static void
put_pill (BylineDocumentWriter *writer, const BylineRiverEntry *entry)
{
  guint start = writer->offset;

  if (entry->can_expand)
    byline_document_writer_insert_link (writer,
                                        entry->is_expanded ? _ ("Show Less") : _ ("Keep Reading"),
                                        BYLINE_LINK_TOGGLE, NULL, entry->index);
  else if (entry->story_id != 0)
    byline_document_writer_insert_link (writer, _ ("Keep Reading"), BYLINE_LINK_STORY, NULL,
                                        entry->story_id);
  else if (byline_url_is_web (entry->url))
    byline_document_writer_insert_link (writer, _ ("Open in Browser"), BYLINE_LINK_URI, entry->url,
                                        0);
  else
    return;

  byline_document_buffer_add_decoration (writer->buffer, start, writer->offset,
                                         BYLINE_DECORATION_PILL);
  byline_document_writer_tag (writer, start, BYLINE_DOCUMENT_TAG_PILL);
  byline_document_writer_apply (writer, start, writer->offset,
                                byline_document_tags_indent (writer->tags, PILL_INDENT,
                                                             writer->rtl));
}

/* What changes when it expands or folds; ends within the pill's line. */
static void
put_body (BylineDocumentWriter *writer, const BylineRiverEntry *entry)
{
  if (entry->is_expanded)
    {
      g_autoptr (BylineDocumentBlocks) blocks = byline_document_blocks_new (writer);

      /* A stack: what goes in last is written first. */
      if (entry->rest != NULL)
        byline_document_blocks_add (blocks, entry->rest, 0);
      byline_document_blocks_add (blocks, entry->paragraphs, 0);
      while (byline_document_blocks_step (blocks))
        ;
    }
  else
    {
      g_autofree char *excerpt = get_excerpt (entry);

      if (excerpt != NULL)
        byline_document_writer_insert_line (writer, excerpt, BYLINE_DOCUMENT_TAG_BODY, 0, 0);
    }
  put_people (writer, entry);
  put_pill (writer, entry);
}

static void
put_title (BylineDocumentWriter *writer, const BylineRiverEntry *entry)
{
  guint start = writer->offset;

  if (entry->title == NULL)
    return;

  if (entry->story_id != 0)
    byline_document_writer_insert_link (writer, entry->title, BYLINE_LINK_STORY, NULL,
                                        entry->story_id);
  else if (byline_url_is_web (entry->url))
    byline_document_writer_insert_link (writer, entry->title, BYLINE_LINK_URI, entry->url, 0);
  else
    byline_document_writer_insert (writer, entry->title);
  byline_document_writer_end_line (writer, start, BYLINE_DOCUMENT_TAG_HEADLINE, 0, 0);
}

/* The buffer owns them without knowing what they are. */
GPtrArray *
byline_river_get_entries (BylineDocumentBuffer *buffer)
{
  GPtrArray *entries = g_object_get_data (G_OBJECT (buffer), "byline-river");

  if (entries == NULL)
    {
      entries = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_river_entry_free);
      g_object_set_data_full (G_OBJECT (buffer), "byline-river", entries,
                              (GDestroyNotify) g_ptr_array_unref);
    }

  return entries;
}

void
byline_river_begin (BylineDocumentBuffer *buffer, const char *section)
{
  BylineDocumentWriter writer;
  guint start;
  g_autofree char *title = section != NULL ? g_strdup_printf (_ ("Next in %s"), section)
                                           : g_strdup (_ ("Next"));
  g_autofree char *upper = g_utf8_strup (title, -1);

  byline_document_writer_init (&writer, buffer, byline_document_buffer_get_length (buffer));
  start = byline_document_writer_insert_line (&writer, upper, BYLINE_DOCUMENT_TAG_RIVER, 0, 0);
  byline_document_buffer_add_decoration (buffer, start, writer.offset - 1, BYLINE_DECORATION_LINES);
}

static GtkTextMark *
create_mark (BylineDocumentBuffer *buffer, guint offset, gboolean left_gravity)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (buffer), &iter, offset);

  return g_object_ref (
    gtk_text_buffer_create_mark (GTK_TEXT_BUFFER (buffer), NULL, &iter, left_gravity));
}

static void
init_writer (BylineDocumentWriter *writer,
             BylineDocumentBuffer *buffer,
             guint offset,
             const BylineRiverEntry *entry)
{
  byline_document_writer_init (writer, buffer, offset);
  writer->rtl = entry->owner->direction == BYLINE_DIRECTION_RTL;
  writer->network = entry->owner->network;
}

void
byline_river_append (BylineDocumentBuffer *buffer, BylineRiverEntry *entry)
{
  GPtrArray *river = byline_river_get_entries (buffer);
  BylineDocumentWriter writer;
  guint start, end;

  entry->index = river->len;
  g_ptr_array_add (river, entry);
  init_writer (&writer, buffer, byline_document_buffer_get_length (buffer), entry);

  if (entry->index > 0)
    byline_document_writer_insert_line (&writer, "", BYLINE_DOCUMENT_TAG_GAP, 0, 0);
  if (entry->title != NULL)
    byline_document_head_write_kicker (&writer, entry->publication, entry->publication_key,
                                       entry->sections, entry->kicker);
  put_title (&writer, entry);
  if (entry->standfirst != NULL)
    byline_document_writer_insert_line (&writer, entry->standfirst, BYLINE_DOCUMENT_TAG_STANDFIRST,
                                        0, 0);
  if (entry->picture != NULL)
    byline_document_writer_insert_figure (&writer, entry->picture, 0, 0);

  start = writer.offset;
  put_body (&writer, entry);
  end = writer.offset;
  /* The end of the pill's line stays when the rest is rewritten: what follows never touches the
   * mark. */
  byline_document_writer_insert (&writer, "\n");
  entry->start = create_mark (buffer, start, TRUE);
  entry->end = create_mark (buffer, end, FALSE);
}

gboolean
byline_river_toggle (BylineDocumentBuffer *buffer, guint index)
{
  GPtrArray *river = byline_river_get_entries (buffer);
  BylineDocumentWriter writer;
  BylineRiverEntry *entry;
  GtkTextIter start, end;

  if (index >= river->len)
    return FALSE;

  entry = g_ptr_array_index (river, index);
  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (buffer), &start, entry->start);
  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (buffer), &end, entry->end);
  gtk_text_buffer_delete (GTK_TEXT_BUFFER (buffer), &start, &end);

  entry->is_expanded = !entry->is_expanded;
  init_writer (&writer, buffer, gtk_text_iter_get_offset (&start), entry);
  put_body (&writer, entry);

  return TRUE;
}
