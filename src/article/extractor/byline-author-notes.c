/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-author-notes-private.h"

#include <string.h>

#include "byline-author-box-private.h"
#include "byline-bylines-private.h"
#include "byline-text.h"

/* In bytes. */
#define MIN_NOTE 40
#define MAX_NOTE 900
/* How far behind the text's last paragraph a note stands, in elements. */
#define MAX_NODES_BEHIND 600
/* How far into a note its author is named. */
#define MAX_NAME_AT 24

static gboolean
is_in_italics (const BylinePage *page, guint index)
{
  gsize covered = 0;

  for (guint i = index + 1; i < page->nodes[index].end;)
    {
      if (page->nodes[i].tag == BYLINE_HTML_TAG_EM)
        {
          covered += page->nodes[i].size;
          i = page->nodes[i].end;
        }
      else
        {
          i++;
        }
    }
  return covered * 10 >= (gsize) page->nodes[index].size * 9;
}

/* What somebody is: the verb behind a name at a note's beginning. */
static gsize
name_before_verb (const char *text)
{
  static const char *verbs[] = {
    " is ",       " are ",    " was ",     " has ",     " ist ",      " war ",  " schreibt ",
    " arbeitet ", " writes ", " covers ",  " reports ", " works ",    " est ",  " es ",
    " è ",        " é ",      " är ",      " er ",      " on ",       " jest ", " — ",
    " – ",        " jobbar ", " skriver ", " pisze ",   " schrijft ",
  };
  const char *first = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      const char *found = strstr (text, verbs[i]);

      if (found != NULL && (first == NULL || found < first))
        first = found;
    }
  return first != NULL ? (gsize) (first - text) : 0;
}

static BylineAuthor *
author_of (GPtrArray *authors, const char *note)
{
  g_autofree char *folded = byline_text_fold (note);

  for (guint i = 0; i < authors->len; i++)
    {
      BylineAuthor *author = g_ptr_array_index (authors, i);
      g_autofree char *name = byline_text_fold (author->name);
      const char *found = strstr (folded, name);

      if (found != NULL && found - folded <= MAX_NAME_AT)
        return author;
    }
  return NULL;
}

/* An author that only the note names, if it says how she is reached. */
static BylineAuthor *
new_author (const char *note)
{
  gsize length = name_before_verb (note);
  g_autofree char *name = g_strndup (note, length);
  g_autoptr (BylineAuthor) author = NULL;

  if (length == 0 || !_byline_words_are_person (name) ||
      byline_author_name_is_organization (name, NULL))
    return NULL;
  author = byline_author_new (name);
  _byline_author_find_contacts (author, note);
  return author->contacts->len > 0 ? g_steal_pointer (&author) : NULL;
}

static gboolean
may_be_note (const BylineMetadata *metadata, guint index)
{
  const BylineNode *node = &metadata->page->nodes[index];

  return _byline_html_tag_is_block (node->tag) && !node->hidden && node->own_size >= MIN_NOTE &&
         node->own_size <= MAX_NOTE && node->own_size == node->size &&
         !_byline_html_tag_is_heading (node->tag) && is_in_italics (metadata->page, index) &&
         !_byline_metadata_is_elsewhere (metadata, index);
}

void
_byline_author_notes_take (BylineMetadata *metadata, BylineContent *content)
{
  const BylinePage *page = metadata->page;
  gboolean any_known = metadata->authors->len > 0;
  guint last = 0;

  for (guint i = 0; i < content->text_blocks->len; i++)
    {
      if (_byline_content_text_block (content, i)->prose_score > 0)
        last = _byline_content_text_block (content, i)->node;
    }
  if (last == 0)
    return;
  /* The note may be the last of the text's own paragraphs, or stand behind them. */
  for (guint i = last; i < content->end && i < last + MAX_NODES_BEHIND; i++)
    {
      g_autofree char *note = NULL;
      BylineAuthor *author;

      if (!may_be_note (metadata, i))
        continue;
      note = _byline_page_dup_text (page, i, BYLINE_TEXT_MAX_PASSAGE);
      if (note == NULL || name_before_verb (note) == 0)
        continue;
      author = author_of (metadata->authors, note);
      if (author == NULL && !any_known)
        {
          author = new_author (note);
          if (author != NULL)
            g_ptr_array_add (metadata->authors, author);
        }
      if (author == NULL)
        continue;
      if (author->bio == NULL)
        author->bio = g_strdup (note);
      _byline_author_find_contacts (author, note);
      _byline_content_drop (content, i, BYLINE_STEP_TAIL, "who the author is");
    }
}
