/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-document-river.h"
#include "byline-document-end.h"
#include "byline-document-head.h"
#include "byline-document-writer.h"
#include "byline-render.h"
#include "byline-text.h"
#include "byline-url.h"

#include <glib/gi18n.h>

/* About three lines of a column. */
#define EXCERPT_CHARS 200
#define PILL_INDENT 16
/* What is longer than can be written in this time follows piece by piece, in microseconds. */
#define FIRST_BUDGET 5000
/* A line without a letter still has a height, and a rule can be drawn on it. */
#define EMPTY_LINE "\302\240"

static BylineRiverEntry *
entry_new (gint64 key)
{
  BylineRiverEntry *self = g_new0 (BylineRiverEntry, 1);

  self->key = key;

  return self;
}

/* Whether the beginning that a folded entry would show is all there is. */
static gboolean
is_short (const BylineArticle *article)
{
  g_autofree char *text = byline_render_blocks_text (article->blocks);
  g_autofree char *excerpt = byline_text_excerpt (text, EXCERPT_CHARS);

  return article->blocks->len == 1 && text != NULL && g_strcmp0 (g_strstrip (text), excerpt) == 0;
}

static BylineRiverState
get_first_state (const BylineArticle *article)
{
  return !article->is_excerpt && byline_article_has_body (article) && is_short (article)
           ? BYLINE_RIVER_WHOLE
           : BYLINE_RIVER_FOLDED;
}

BylineRiverEntry *
byline_river_entry_new_for_teaser (gint64 key, BylineArticle *page, const BylineTeaser *teaser)
{
  BylineRiverEntry *self = entry_new (key);

  self->article = byline_article_new_from_teaser (page, teaser);

  return self;
}

BylineRiverEntry *
byline_river_entry_new_for_story (gint64 story_id, BylineArticle *article)
{
  BylineRiverEntry *self = entry_new (story_id);

  self->story_id = story_id;
  self->article = byline_article_ref (article);
  self->state = get_first_state (article);

  return self;
}

void
byline_river_entry_free (BylineRiverEntry *self)
{
  g_clear_object (&self->top);
  g_clear_object (&self->start);
  g_clear_object (&self->end);
  g_clear_pointer (&self->builder, byline_document_builder_free);
  g_free (self->opening);
  byline_article_unref (self->article);
  g_free (self);
}

gboolean
byline_river_entry_can_unfold (const BylineRiverEntry *self)
{
  return self->state != BYLINE_RIVER_WHOLE && byline_article_has_body (self->article) &&
         !self->article->is_excerpt;
}

gboolean
byline_river_entry_shows_all (const BylineRiverEntry *self)
{
  return self->state == BYLINE_RIVER_WHOLE || self->state == BYLINE_RIVER_UNFOLDED;
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

/* --- What is written --- */

/* Makes a pill of what was written from @start on. */
static void
end_pill (BylineDocumentWriter *writer, guint start)
{
  byline_document_buffer_add_decoration (writer->buffer, start, writer->offset,
                                         BYLINE_DECORATION_PILL);
  byline_document_writer_tag (writer, start, BYLINE_DOCUMENT_TAG_PILL);
  byline_document_writer_apply (writer, start, writer->offset,
                                byline_document_tags_indent (writer->tags, PILL_INDENT,
                                                             writer->rtl));
}

static void
put_pill (BylineDocumentWriter *writer, const BylineRiverEntry *entry)
{
  guint start = writer->offset;

  byline_document_writer_begin_line (writer, _ ("Keep Reading"));
  if (entry->state == BYLINE_RIVER_FETCHING)
    {
      byline_document_writer_insert (writer, _ ("Loading full story…"));
      byline_document_writer_tag (writer, start, BYLINE_DOCUMENT_TAG_DATE);
      return;
    }
  if (entry->state == BYLINE_RIVER_UNFOLDED)
    byline_document_writer_insert_link (writer, _ ("Show Less"), BYLINE_LINK_TOGGLE, NULL,
                                        entry->key);
  else if (entry->state == BYLINE_RIVER_WHOLE)
    return;
  else if (byline_river_entry_can_unfold (entry) || entry->story_id != 0)
    byline_document_writer_insert_link (writer, _ ("Keep Reading"), BYLINE_LINK_TOGGLE, NULL,
                                        entry->key);
  else if (byline_url_is_web (entry->article->url))
    byline_document_writer_insert_link (writer, _ ("Open in Browser"), BYLINE_LINK_BROWSER,
                                        entry->article->url, 0);
  else
    return;

  end_pill (writer, start);
}

static void
put_excerpt (BylineDocumentWriter *writer, const BylineRiverEntry *entry)
{
  g_autofree char *text = byline_render_blocks_text (entry->article->blocks);
  g_autofree char *excerpt = byline_text_excerpt (text, EXCERPT_CHARS);

  if (excerpt != NULL)
    byline_document_writer_insert_line (writer, excerpt, BYLINE_DOCUMENT_TAG_BODY, 0, 0);
}

/* Returns: whether there is more of the text to write. If not, it ends with the pill. */
static gboolean
step_body (BylineDocumentWriter *writer, BylineRiverEntry *entry, gint64 budget)
{
  gboolean more = byline_document_builder_step (entry->builder, budget);

  writer->offset = byline_document_builder_get_offset (entry->builder);
  if (more)
    return TRUE;

  g_clear_pointer (&entry->builder, byline_document_builder_free);
  put_pill (writer, entry);
  return FALSE;
}

/* What changes when it unfolds or folds, or the beginning of it; ends within the pill's line. */
static void
put_body (BylineDocumentWriter *writer, BylineRiverEntry *entry)
{
  if (!byline_river_entry_shows_all (entry))
    {
      put_excerpt (writer, entry);
      /* Of a sponsor's text on another story's page it is all that says who speaks. */
      if (entry->article->title == NULL)
        byline_document_end_write_cards (writer, entry->article->authors);
      put_pill (writer, entry);
      return;
    }

  entry->builder = byline_document_builder_new (writer->buffer, writer->offset);
  byline_document_builder_add_body (entry->builder, entry->article);
  step_body (writer, entry, FIRST_BUDGET);
}

/* The line above an entry: it opens the river, or is a quiet rule. */
static void
put_opening (BylineDocumentWriter *writer, const BylineRiverEntry *entry)
{
  guint start;

  if (entry->opening != NULL)
    {
      start = byline_document_writer_insert_line (writer, entry->opening, BYLINE_DOCUMENT_TAG_RIVER,
                                                  0, 0);
      byline_document_buffer_add_decoration (writer->buffer, start, writer->offset - 1,
                                             BYLINE_DECORATION_LINES);
    }
  else
    {
      start = byline_document_writer_insert_line (writer, EMPTY_LINE, BYLINE_DOCUMENT_TAG_GAP, 0,
                                                  0);
      byline_document_buffer_add_decoration (writer->buffer, start, writer->offset - 1,
                                             BYLINE_DECORATION_RULE);
    }
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

BylineRiverEntry *
byline_river_find (BylineDocumentBuffer *buffer, gint64 key)
{
  GPtrArray *entries = byline_river_get_entries (buffer);

  for (guint i = 0; i < entries->len; i++)
    {
      BylineRiverEntry *entry = g_ptr_array_index (entries, i);

      if (entry->key == key)
        return entry;
    }

  return NULL;
}

static guint
get_offset (BylineDocumentBuffer *buffer, GtkTextMark *mark)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (buffer), &iter, mark);

  return gtk_text_iter_get_offset (&iter);
}

BylineRiverEntry *
byline_river_find_at (BylineDocumentBuffer *buffer, guint offset)
{
  GPtrArray *entries = byline_river_get_entries (buffer);
  BylineRiverEntry *found = NULL;

  for (guint i = 0; i < entries->len; i++)
    {
      BylineRiverEntry *entry = g_ptr_array_index (entries, i);

      if (get_offset (buffer, entry->top) > offset)
        break;
      found = entry;
    }

  return found;
}

BylineDocumentRange
byline_river_entry_get_range (BylineDocumentBuffer *buffer, const BylineRiverEntry *entry)
{
  GPtrArray *entries = byline_river_get_entries (buffer);
  BylineDocumentRange range = { get_offset (buffer, entry->top),
                                byline_document_buffer_get_length (buffer) };
  guint index;

  if (g_ptr_array_find (entries, entry, &index) && index + 1 < entries->len)
    range.end = get_offset (buffer,
                            ((BylineRiverEntry *) g_ptr_array_index (entries, index + 1))->top);

  return range;
}

BylineDocumentRange
byline_river_entry_get_body (BylineDocumentBuffer *buffer, const BylineRiverEntry *entry)
{
  return (BylineDocumentRange){ get_offset (buffer, entry->start),
                                get_offset (buffer, entry->end) };
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
delete_mark (BylineDocumentBuffer *buffer, GtkTextMark **mark)
{
  if (*mark != NULL)
    gtk_text_buffer_delete_mark (GTK_TEXT_BUFFER (buffer), *mark);
  g_clear_object (mark);
}

static void
delete_range (BylineDocumentBuffer *buffer, guint start, guint end)
{
  GtkTextIter from, to;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (buffer), &from, start);
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (buffer), &to, end);
  gtk_text_buffer_delete (GTK_TEXT_BUFFER (buffer), &from, &to);
}

static void
init_writer (BylineDocumentWriter *writer,
             BylineDocumentBuffer *buffer,
             guint offset,
             const BylineRiverEntry *entry)
{
  byline_document_writer_init (writer, buffer, offset);
  writer->rtl = entry->article->direction == BYLINE_DIRECTION_RTL;
  writer->language = entry->article->language;
  writer->network = entry->article->network;
  writer->url = entry->article->url;
  writer->title = entry->article->title;
}

/* Returns: (nullable): the entry that has more to write. */
static BylineRiverEntry *
find_unfinished (BylineDocumentBuffer *buffer)
{
  GPtrArray *entries = byline_river_get_entries (buffer);

  for (guint i = 0; i < entries->len; i++)
    {
      BylineRiverEntry *entry = g_ptr_array_index (entries, i);

      if (entry->builder != NULL)
        return entry;
    }

  return NULL;
}

gboolean
byline_river_is_writing (BylineDocumentBuffer *buffer)
{
  return find_unfinished (buffer) != NULL;
}

gboolean
byline_river_step (BylineDocumentBuffer *buffer, gint64 budget)
{
  BylineRiverEntry *entry = find_unfinished (buffer);
  BylineDocumentWriter writer;

  if (entry == NULL)
    return FALSE;

  init_writer (&writer, buffer, byline_document_builder_get_offset (entry->builder), entry);
  return step_body (&writer, entry, budget);
}

/* Builders know their places as numbers: before the text changes elsewhere, they have to be through. What
 * goes itself need not be written first. */
static void
finish (BylineDocumentBuffer *buffer, BylineRiverEntry *without)
{
  BylineRiverEntry *entry = find_unfinished (buffer);

  if (entry != NULL && entry == without)
    g_clear_pointer (&entry->builder, byline_document_builder_free);
  else if (entry != NULL)
    byline_river_step (buffer, -1);
}

static void
put_head (BylineDocumentWriter *writer, const BylineRiverEntry *entry)
{
  if (!entry->is_opened)
    put_opening (writer, entry);
  byline_document_head_write (writer, entry->article,
                              entry->story_id != 0 ? BYLINE_LINK_STORY : BYLINE_LINK_URI,
                              entry->is_opened ? 0 : entry->story_id);
}

/* The marks are set behind what is written: what comes in above moves @top down, and the end of the
 * pill's line stays when the rest is rewritten, so that what follows never touches @end. */
static void
write_entry (BylineDocumentBuffer *buffer, BylineRiverEntry *entry, guint top)
{
  BylineDocumentWriter writer;
  guint start, end;

  init_writer (&writer, buffer, top, entry);
  put_head (&writer, entry);
  start = writer.offset;
  put_body (&writer, entry);
  end = writer.offset;
  byline_document_writer_insert (&writer, "\n");
  entry->top = create_mark (buffer, top, FALSE);
  entry->start = create_mark (buffer, start, TRUE);
  entry->end = create_mark (buffer, end, FALSE);
}

void
byline_river_adopt (BylineDocumentBuffer *buffer, BylineRiverEntry *entry)
{
  guint length = byline_document_buffer_get_length (buffer);

  g_return_if_fail (byline_river_get_entries (buffer)->len == 0);

  entry->is_opened = TRUE;
  entry->state = BYLINE_RIVER_WHOLE;
  entry->top = create_mark (buffer, 0, FALSE);
  entry->start = create_mark (buffer, length, TRUE);
  entry->end = create_mark (buffer, length, TRUE);
  g_ptr_array_add (byline_river_get_entries (buffer), entry);
}

void
byline_river_append (BylineDocumentBuffer *buffer, BylineRiverEntry *entry)
{
  finish (buffer, NULL);
  write_entry (buffer, entry, byline_document_buffer_get_length (buffer));
  g_ptr_array_add (byline_river_get_entries (buffer), entry);
}

void
byline_river_prepend (BylineDocumentBuffer *buffer, BylineRiverEntry *entry)
{
  finish (buffer, NULL);
  write_entry (buffer, entry, 0);
  g_ptr_array_insert (byline_river_get_entries (buffer), 0, entry);
}

void
byline_river_append_next (BylineDocumentBuffer *buffer, gint64 story_id, const char *title)
{
  BylineDocumentWriter writer;
  /* Translators: a button that leads to the next story; %s is its headline */
  g_autofree char *text = g_strdup_printf (_ ("Next: %s"), title != NULL ? title : _ ("Untitled"));
  guint start;

  finish (buffer, NULL);
  byline_document_writer_init (&writer, buffer, byline_document_buffer_get_length (buffer));
  byline_document_writer_insert_line (&writer, "", BYLINE_DOCUMENT_TAG_GAP, 0, 0);
  start = writer.offset;
  byline_document_writer_insert_link (&writer, text, BYLINE_LINK_STORY, NULL, story_id);
  end_pill (&writer, start);
  byline_document_writer_insert (&writer, "\n");
}

static void
delete_entry (BylineDocumentBuffer *buffer, BylineRiverEntry *entry)
{
  BylineDocumentRange range = byline_river_entry_get_range (buffer, entry);

  delete_range (buffer, range.start, range.end);
  delete_mark (buffer, &entry->top);
  delete_mark (buffer, &entry->start);
  delete_mark (buffer, &entry->end);
}

void
byline_river_remove (BylineDocumentBuffer *buffer, BylineRiverEntry *entry)
{
  finish (buffer, entry);
  delete_entry (buffer, entry);
  g_ptr_array_remove (byline_river_get_entries (buffer), entry);
}

/* Who stands in the body keeps the place: the new head comes in before the old one goes. */
static void
rewrite_head (BylineDocumentBuffer *buffer, BylineRiverEntry *entry)
{
  guint top = get_offset (buffer, entry->top);
  guint length = get_offset (buffer, entry->start) - top;
  BylineDocumentWriter writer;

  init_writer (&writer, buffer, top, entry);
  put_head (&writer, entry);
  delete_range (buffer, writer.offset, writer.offset + length);
  delete_mark (buffer, &entry->top);
  delete_mark (buffer, &entry->start);
  entry->top = create_mark (buffer, top, FALSE);
  entry->start = create_mark (buffer, writer.offset, TRUE);
}

static void
rewrite_body (BylineDocumentBuffer *buffer, BylineRiverEntry *entry, BylineRiverState state)
{
  BylineDocumentWriter writer;
  guint start = get_offset (buffer, entry->start);

  delete_range (buffer, start, get_offset (buffer, entry->end));
  entry->state = state;
  init_writer (&writer, buffer, start, entry);
  put_body (&writer, entry);
}

void
byline_river_set_state (BylineDocumentBuffer *buffer,
                        BylineRiverEntry *entry,
                        BylineRiverState state)
{
  if (entry->state == state)
    return;

  finish (buffer, entry);
  rewrite_body (buffer, entry, state);
}

void
byline_river_set_article (BylineDocumentBuffer *buffer,
                          BylineRiverEntry *entry,
                          BylineArticle *article,
                          BylineRiverState state,
                          guint uppermost)
{
  guint top;

  finish (buffer, entry);
  byline_article_ref (article);
  byline_article_unref (entry->article);
  entry->article = article;
  top = get_offset (buffer, entry->top);
  if (entry->is_opened)
    {
      /* What was adopted is of one piece. */
      delete_entry (buffer, entry);
      entry->state = state;
      write_entry (buffer, entry, top);
      return;
    }

  if (uppermost <= top || uppermost >= get_offset (buffer, entry->start))
    rewrite_head (buffer, entry);
  rewrite_body (buffer, entry, state);
}
