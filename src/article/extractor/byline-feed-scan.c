/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-feed-scan-private.h"

#include <string.h>

#include "byline-article-text-private.h"
#include "byline-author.h"
#include "byline-blocks-private.h"
#include "byline-canonical-private.h"
#include "byline-feed-body-private.h"
#include "byline-entity.h"
#include "byline-feed-tag-private.h"
#include "byline-picture-words-private.h"
#include "byline-text.h"
#include "byline-url.h"

/*
 * The scan knows what the sanitizer writes, and nothing else: elements that nest, names in lower case,
 * values in double quotes. Wherever the reader of blocks would decide by more than what stands here
 * (by names, by sizes, by what follows), the scan gives up, so that there is one place for each
 * decision. tests/article/extractor/test-article-feed-scan.c compares both on all fixtures.
 */

/* What is deeper, or larger, is for the reader of blocks, which cuts it. */
#define MAX_OPEN 48
#define MAX_CONTAINERS 8
#define MAX_LENGTH (2 * 1024 * 1024)
/* A figure with more words than that is none: see _byline_block_builder_enter_figure(). In bytes. */
#define MAX_FIGURE_SIZE 3000
/* An element with a picture and no more words than that may be about the picture, its words a caption, a
 * credit or a label (is_caption_wrapper()): 900 bytes there, in which spaces do not count. */
#define MAX_WRAPPER_SIZE 1800
/* What is said of a picture in so many bytes is known again below it. */
#define MIN_ALT 20
/* A link with so many bytes of text may be the sign behind a heading that leads to it. */
#define MAX_SIGN 4
/* So many marks and apostrophes beside its letters a name may have where it is written. */
#define MARKS 16
/* A link "Continue reading" is shorter: see _byline_blocks_drop_read_more(). */
#define MAX_READ_MORE 120

/* What the reader of blocks decides by. */
#define HINTS_OF_BLOCKS                                                                            \
  (BYLINE_HINT_FOOTNOTE | BYLINE_HINT_PULLQUOTE | BYLINE_HINT_GALLERY | BYLINE_HINT_BOX |          \
   BYLINE_HINT_AUTHOR | BYLINE_HINT_BIO | BYLINE_HINT_VISUALLY_HIDDEN | BYLINE_HINT_POST |         \
   BYLINE_HINT_AVATAR)
/* What it decides by outside of figures. */
#define HINTS_OF_CAPTIONS (BYLINE_HINT_CAPTION | BYLINE_HINT_CREDIT | BYLINE_HINT_MEDIA)

typedef struct {
  const BylineFeedElement *element;
  const char *begin;   /* of its tag */
  gsize text;          /* where its text begins */
  gboolean has_blocks; /* a container with something in it */
  gboolean has_picture;
} Open;

typedef struct {
  const char *begin;
  gsize length;
  guint n_before;
} Figure;

struct _BylineFeedScan {
  const char *base;
  GString *text;
  GArray *figures;

  GPtrArray *known;
  BylineTextBuilder run;
  Open open[MAX_OPEN];
  guint n_open;
  guint n_containers;
  guint n_before;                 /* blocks of the body that count in front of a picture */
  gboolean has_blocks;            /* the body itself */
  gboolean behind_rule;           /* nothing but a rule stands last */
  gboolean behind_picture;        /* no text stands behind the last one */
  BylineFeedValue alt;            /* of that one */
  gboolean is_right_behind_image; /* not even a caption stands between */
  gboolean in_bare_text; /* in no element; the parser makes a paragraph of it, which goes on */
  guint figure;          /* the depth with the open figure; 0: none is open */
  guint link;            /* as that, of a link */
  gsize link_size;
  gboolean link_leads_into_page;
  gsize figure_size;
  guint n_pictures_of_figure;
  gsize paragraph; /* where the text of the last paragraph element begins */
};

/* --- Blocks --- */

/* The element that a block would be put into. Returns: (nullable): none for the body itself. */
static Open *
container (BylineFeedScan *self)
{
  for (guint i = self->n_open; self->n_containers > 0 && i > 0; i--)
    {
      BylineFeedElementKind kind = self->open[i - 1].element->kind;

      if (kind == BYLINE_FEED_LIST || kind == BYLINE_FEED_ITEM || kind == BYLINE_FEED_QUOTE)
        return &self->open[i - 1];
    }
  return NULL;
}

static gboolean
is_in_heading (const BylineFeedScan *self)
{
  for (guint i = self->n_open; i > 0; i--)
    {
      if (self->open[i - 1].element->kind == BYLINE_FEED_HEADING)
        return TRUE;
    }
  return FALSE;
}

static void
note_block (BylineFeedScan *self, gboolean counts)
{
  Open *around = container (self);

  if (around != NULL)
    {
      around->has_blocks = TRUE;
      return;
    }
  self->has_blocks = TRUE;
  self->behind_rule = FALSE;
  self->n_before += counts;
}

static char *
decode (const BylineFeedValue *value)
{
  GString *text = g_string_sized_new (value->length);

  byline_entity_decode (text, value->text, value->length, TRUE);
  return g_string_free (text, FALSE);
}

/* Whether a text may be what is said of the picture in front of it, or its beginning. */
static gboolean
says_what_alt_says (const BylineFeedScan *self, const char *text)
{
  g_autofree char *alt = self->alt.length >= MIN_ALT ? decode (&self->alt) : NULL;
  g_autofree char *said = byline_text_clean (alt, BYLINE_TEXT_MAX_PASSAGE);

  return said != NULL && strncmp (said, text, MIN (strlen (said), strlen (text))) == 0;
}

/* Ends a paragraph, a heading, or a line of them. Returns: whether the scan may go on. */
static gboolean
flush (BylineFeedScan *self)
{
  g_autoptr (BylineText) text = _byline_text_builder_take (&self->run);
  const Open *around;
  gboolean is_paragraph;

  if (text == NULL)
    return TRUE;
  is_paragraph = !is_in_heading (self);
  around = container (self);
  /* Whose words they are is no part of the text. */
  if (is_paragraph && around != NULL && around->element->kind == BYLINE_FEED_QUOTE &&
      _byline_quote_begins_with_dash (text->text))
    return FALSE;
  note_block (self, !is_paragraph || !_byline_text_is_stamp (text->text));
  _byline_text_canonicalize (text);
  if (*text->text == '\0')
    return TRUE;
  if (self->behind_picture && says_what_alt_says (self, text->text))
    return FALSE;
  self->behind_picture = FALSE;
  if (self->text->len > 0 && self->text->str[self->text->len - 1] != '\n')
    g_string_append_c (self->text, '\n');
  g_string_append (self->text, text->text);
  return self->known->len == 0 || !_byline_feed_body_may_be_about (text->text);
}

static gboolean
add_rule (BylineFeedScan *self)
{
  if (!flush (self) || self->n_open > 0)
    return FALSE;
  if (self->has_blocks && !self->behind_rule)
    {
      note_block (self, TRUE);
      self->behind_rule = TRUE;
    }
  return TRUE;
}

/* --- Pictures --- */

/* Whether a picture is shown for certain. */
static gboolean
is_shown (const BylineFeedTag *tag)
{
  g_autofree char *src = NULL;

  if (tag->src.text == NULL || tag->is_small)
    return FALSE;
  src = g_strndup (tag->src.text, tag->src.length);
  return (g_str_has_prefix (src, "http://") || g_str_has_prefix (src, "https://")) &&
         !_byline_picture_is_stand_in (src) && !_byline_picture_counts_readers (src);
}

/* Returns: FALSE if it may be in one paragraph with the words in front of it. */
static gboolean
add_picture (BylineFeedScan *self, const char *begin, const char *end, BylineFeedValue alt)
{
  Figure figure = { begin, (gsize) (end - begin), self->n_before };

  if (self->in_bare_text)
    return FALSE;
  self->behind_picture = TRUE;
  self->alt = alt;
  for (guint i = 0; i < self->n_open; i++)
    self->open[i].has_picture = TRUE;
  if (container (self) == NULL)
    g_array_append_val (self->figures, figure);
  /* It is no block that others are counted by, but one all the same. */
  note_block (self, FALSE);
  return TRUE;
}

/* Whether an element that ends, all of whose text has been read, may be about a picture in it. */
static gboolean
may_be_wrapper (const BylineFeedScan *self, const Open *open)
{
  gsize size = self->text->len - open->text;

  return open->has_picture && size > 0 && size <= MAX_WRAPPER_SIZE;
}

static gboolean
is_name_of_words (const BylineFeedValue *value)
{
  g_autofree char *name = value->text != NULL ? g_strndup (value->text, value->length) : NULL;

  return name != NULL && _byline_picture_is_name_of_words (name);
}

/* Whether an element right behind a picture may say what that shows (is_about_picture()). */
static gboolean
may_be_follower (const BylineFeedScan *self, const BylineFeedTag *tag)
{
  return self->behind_picture && self->figure == 0 &&
         (g_str_equal (tag->element->name, "small") || is_name_of_words (&tag->class_names) ||
          is_name_of_words (&tag->id));
}

/* Where the markup of a picture begins: its sources stand around it. */
static const char *
begin_of_picture (const BylineFeedScan *self, const BylineFeedTag *tag)
{
  const Open *top = self->n_open > 0 ? &self->open[self->n_open - 1] : NULL;

  return top != NULL && top->element->kind == BYLINE_FEED_PICTURE ? top->begin : tag->begin;
}

static gboolean
enter_image (BylineFeedScan *self, const BylineFeedTag *tag)
{
  /* It may be the picture in front of it, in another size. */
  if (!is_shown (tag) || self->is_right_behind_image)
    return FALSE;
  self->is_right_behind_image = TRUE;
  if (self->figure > 0)
    return ++self->n_pictures_of_figure == 1;
  /* Other elements around it may be a card that hovers over the text. */
  for (guint i = self->n_open; i > 0; i--)
    {
      if (self->open[i - 1].element->kind == BYLINE_FEED_INLINE)
        return FALSE;
    }
  if (!flush (self))
    return FALSE;
  return add_picture (self, begin_of_picture (self, tag), tag->end, tag->alt);
}

/* --- Elements --- */

static gboolean
is_flow (BylineFeedElementKind kind)
{
  return kind == BYLINE_FEED_BLOCK || kind == BYLINE_FEED_QUOTE || kind == BYLINE_FEED_ITEM;
}

/* Whether the element may stand where it does. */
static gboolean
fits (const BylineFeedScan *self, BylineFeedElementKind kind)
{
  BylineFeedElementKind around = self->n_open > 0 ? self->open[self->n_open - 1].element->kind
                                                  : BYLINE_FEED_BLOCK;

  switch (kind)
    {
    case BYLINE_FEED_BLOCK:
    case BYLINE_FEED_PARAGRAPH:
      return is_flow (around) || around == BYLINE_FEED_CAPTION ||
             (kind == BYLINE_FEED_BLOCK && around == BYLINE_FEED_FIGURE);
    case BYLINE_FEED_HEADING:
    case BYLINE_FEED_LIST:
    case BYLINE_FEED_QUOTE:
    case BYLINE_FEED_RULE:
    case BYLINE_FEED_FIGURE:
      return is_flow (around) && self->figure == 0;
    case BYLINE_FEED_ITEM:
      return around == BYLINE_FEED_LIST;
    case BYLINE_FEED_CAPTION:
      return around == BYLINE_FEED_FIGURE;
    case BYLINE_FEED_LINK:
      return self->link == 0 && around != BYLINE_FEED_LIST && around != BYLINE_FEED_PICTURE;
    case BYLINE_FEED_SOURCE:
      return around == BYLINE_FEED_PICTURE;
    case BYLINE_FEED_IMAGE:
      return around != BYLINE_FEED_LIST && around != BYLINE_FEED_HEADING;
    case BYLINE_FEED_INLINE:
    case BYLINE_FEED_PICTURE:
    case BYLINE_FEED_BREAK:
    case BYLINE_FEED_CHANCE:
      return around != BYLINE_FEED_LIST && around != BYLINE_FEED_PICTURE;
    case BYLINE_FEED_OTHER:
      break;
    }
  return FALSE;
}

/* Whether its names or attributes decide something. */
static gboolean
is_special (const BylineFeedScan *self, const BylineFeedTag *tag)
{
  BylineFeedElementKind kind = tag->element->kind;
  guint32 hints = tag->hints;

  if (kind == BYLINE_FEED_IMAGE || kind == BYLINE_FEED_FIGURE || kind == BYLINE_FEED_SOURCE)
    hints &= ~(guint32) BYLINE_HINT_MEDIA;
  if ((hints & HINTS_OF_BLOCKS) != 0 || (self->figure == 0 && (hints & HINTS_OF_CAPTIONS) != 0))
    return TRUE;
  /* Posts of other sites. */
  return kind == BYLINE_FEED_QUOTE && (tag->has_names || tag->is_cited);
}

static gboolean
push (BylineFeedScan *self, const BylineFeedTag *tag)
{
  BylineFeedElementKind kind = tag->element->kind;

  if (self->n_open == MAX_OPEN)
    return FALSE;
  self->open[self->n_open++] = (Open){ tag->element, tag->begin, self->text->len, FALSE, FALSE };
  if (kind == BYLINE_FEED_LIST || kind == BYLINE_FEED_ITEM || kind == BYLINE_FEED_QUOTE)
    return ++self->n_containers <= MAX_CONTAINERS;
  if (kind == BYLINE_FEED_FIGURE)
    {
      self->figure = self->n_open;
      self->figure_size = 0;
      self->n_pictures_of_figure = 0;
    }
  else if (kind == BYLINE_FEED_LINK)
    {
      self->link = self->n_open;
      self->link_size = 0;
      self->link_leads_into_page = tag->leads_into_page;
    }
  return TRUE;
}

/* Whether the parser ends a paragraph at the element's beginning: not at elements that came with HTML5. */
static gboolean
ends_paragraph (const BylineFeedElement *element)
{
  BylineFeedElementKind kind = element->kind;

  return kind == BYLINE_FEED_PARAGRAPH || kind == BYLINE_FEED_HEADING || kind == BYLINE_FEED_LIST ||
         kind == BYLINE_FEED_QUOTE || kind == BYLINE_FEED_RULE ||
         g_str_equal (element->name, "div");
}

static gboolean
start_element (BylineFeedScan *self, const BylineFeedTag *tag)
{
  BylineFeedElementKind kind = tag->element->kind;

  if (!fits (self, kind) || is_special (self, tag) || may_be_follower (self, tag))
    return FALSE;
  self->in_bare_text &= self->n_open > 0 || !ends_paragraph (tag->element);
  switch (kind)
    {
    case BYLINE_FEED_IMAGE:
      return enter_image (self, tag);
    case BYLINE_FEED_RULE:
      return add_rule (self);
    case BYLINE_FEED_BREAK:
      if (self->figure == 0)
        _byline_text_builder_break (&self->run);
      return TRUE;
    case BYLINE_FEED_CHANCE:
    case BYLINE_FEED_SOURCE:
      return TRUE;
    case BYLINE_FEED_INLINE:
    case BYLINE_FEED_LINK:
    case BYLINE_FEED_PICTURE:
      return push (self, tag);
    case BYLINE_FEED_BLOCK:
    case BYLINE_FEED_PARAGRAPH:
    case BYLINE_FEED_HEADING:
    case BYLINE_FEED_LIST:
    case BYLINE_FEED_ITEM:
    case BYLINE_FEED_QUOTE:
    case BYLINE_FEED_FIGURE:
    case BYLINE_FEED_CAPTION:
      return (self->figure > 0 || flush (self)) && push (self, tag);
    case BYLINE_FEED_OTHER:
      break;
    }
  return FALSE;
}

static gboolean
end_figure (BylineFeedScan *self, const char *begin, const char *end)
{
  self->figure = 0;
  if (self->n_pictures_of_figure != 1 || self->figure_size >= MAX_FIGURE_SIZE)
    return FALSE;
  return add_picture (self, begin, end, (BylineFeedValue){ NULL, 0 });
}

static gboolean
end_container (BylineFeedScan *self, const Open *open)
{
  gboolean has_blocks;

  if (!flush (self) || may_be_wrapper (self, open))
    return FALSE;
  has_blocks = open->has_blocks;
  self->n_open--;
  self->n_containers--;
  if (has_blocks)
    note_block (self, TRUE);
  return TRUE;
}

/* Reads the end tag at @p. Returns: (nullable): behind it. */
static const char *
end_element (BylineFeedScan *self, const char *p)
{
  const char *name = p + 2;
  gsize n = strcspn (name, ">");
  const char *end = name + n + 1;
  const Open *top = self->n_open > 0 ? &self->open[self->n_open - 1] : NULL;
  gboolean is_good = TRUE;

  if (name[n] != '>' || top == NULL || !_byline_feed_name_is (name, n, top->element->name))
    return NULL;
  switch (top->element->kind)
    {
    case BYLINE_FEED_LIST:
    case BYLINE_FEED_ITEM:
    case BYLINE_FEED_QUOTE:
      return end_container (self, top) ? end : NULL;
    case BYLINE_FEED_BLOCK:
    case BYLINE_FEED_PARAGRAPH:
    case BYLINE_FEED_HEADING:
      is_good = self->figure > 0 || (flush (self) && !may_be_wrapper (self, top));
      if (top->element->kind == BYLINE_FEED_PARAGRAPH && self->text->len > top->text)
        self->paragraph = top->text;
      break;
    case BYLINE_FEED_FIGURE:
      is_good = end_figure (self, top->begin, end);
      break;
    case BYLINE_FEED_LINK:
      self->link = 0;
      is_good = self->link_size == 0 ||
                (!top->has_picture && (!self->link_leads_into_page || self->link_size > MAX_SIGN));
      break;
    case BYLINE_FEED_CAPTION:
    case BYLINE_FEED_INLINE:
    case BYLINE_FEED_PICTURE:
    case BYLINE_FEED_IMAGE:
    case BYLINE_FEED_SOURCE:
    case BYLINE_FEED_BREAK:
    case BYLINE_FEED_CHANCE:
    case BYLINE_FEED_RULE:
    case BYLINE_FEED_OTHER:
      break;
    }
  self->n_open--;
  return is_good ? end : NULL;
}

/* --- Text --- */

/* How many bytes a page's node with this text measures: no spaces. */
static gsize
measure (const char *text, gsize length)
{
  gsize size = 0;

  for (gsize i = 0; i < length; i++)
    {
      guchar c = (guchar) text[i];

      if (c == '&')
        i += strcspn (text + i, ";");
      else if (c <= ' ' || (c == 0xc2 && (guchar) text[i + 1] == 0xa0))
        continue;
      size++;
    }
  return size;
}

/* Whether nothing would be measured. */
static gboolean
is_blank (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!((guchar) text[i] <= ' ' || ((guchar) text[i] == 0xc2 && (guchar) text[i + 1] == 0xa0) ||
          (guchar) text[i] == 0xa0))
      return FALSE;
  return TRUE;
}

/* Appends text in which only "&amp;", "&lt;" and "&gt;" stand for something. */
static gboolean
append_text (BylineFeedScan *self, const char *text, gsize length)
{
  const char *end = text + length;

  while (text < end)
    {
      const char *reference = memchr (text, '&', (gsize) (end - text));
      const char *stop = reference != NULL ? reference : end;

      _byline_text_builder_append_length (&self->run, text, (gsize) (stop - text));
      text = stop;
      if (reference == NULL)
        break;
      if (g_str_has_prefix (text, "&amp;"))
        _byline_text_builder_append_length (&self->run, "&", 1);
      else if (g_str_has_prefix (text, "&lt;"))
        _byline_text_builder_append_length (&self->run, "<", 1);
      else if (g_str_has_prefix (text, "&gt;"))
        _byline_text_builder_append_length (&self->run, ">", 1);
      else
        return FALSE;
      text = strchr (text, ';') + 1;
    }
  return TRUE;
}

static gboolean
add_text (BylineFeedScan *self, const char *text, gsize length)
{
  BylineFeedElementKind around = self->n_open > 0 ? self->open[self->n_open - 1].element->kind
                                                  : BYLINE_FEED_BLOCK;
  gboolean is_measured = self->n_open == 0 || self->figure > 0 || self->link > 0 ||
                         around == BYLINE_FEED_LIST || around == BYLINE_FEED_PICTURE ||
                         _byline_text_builder_at_double_break (&self->run);
  gsize size = is_measured ? measure (text, length) : 0;

  self->in_bare_text |= self->n_open == 0 && size > 0;
  self->is_right_behind_image = self->is_right_behind_image && is_blank (text, length);
  if (self->link > 0)
    self->link_size += size;
  if (self->figure > 0)
    {
      gboolean in_caption = FALSE;

      for (guint i = self->figure; i < self->n_open; i++)
        in_caption |= self->open[i].element->kind == BYLINE_FEED_CAPTION;
      self->figure_size += size;
      return size == 0 || in_caption;
    }
  if (around == BYLINE_FEED_LIST || around == BYLINE_FEED_PICTURE)
    return size == 0;
  if (size > 0 && _byline_text_builder_at_double_break (&self->run) && !flush (self))
    return FALSE;
  return append_text (self, text, length);
}

/* --- The whole --- */

static gboolean
scan (BylineFeedScan *self, const char *html)
{
  const char *p = html;

  while (*p != '\0')
    {
      gsize length = strcspn (p, "<");
      BylineFeedTag tag;

      if (length > 0 && !add_text (self, p, length))
        return FALSE;
      p += length;
      if (*p == '\0')
        break;
      if (p[1] == '/')
        {
          p = end_element (self, p);
          if (p == NULL)
            return FALSE;
          continue;
        }
      if (!_byline_feed_tag_read (&tag, p) || !start_element (self, &tag))
        return FALSE;
      p = tag.end;
    }
  return self->n_open == 0 && flush (self);
}

/* Whether the last paragraph may be about somebody. */
static gboolean
may_end_in_card (const BylineFeedScan *self)
{
  const char *last = self->text->str + self->paragraph;

  for (guint i = 0; i < self->known->len; i++)
    {
      const BylineAuthor *author = g_ptr_array_index (self->known, i);
      g_autofree char *name = byline_text_fold (author->name);
      /* Marks and apostrophes that are folded away stand between its letters. */
      g_autofree char *folded = byline_text_fold_beginning (last + (*last == '\n'),
                                                            2 * strlen (name) + MARKS);

      if (*name != '\0' && g_str_has_prefix (folded, name))
        return TRUE;
    }
  return FALSE;
}

/* Whether the last line may be a link to the rest of the story. */
static gboolean
may_break_off (const BylineFeedScan *self)
{
  const char *last = strrchr (self->text->str, '\n');

  last = last != NULL ? last + 1 : self->text->str;
  return _byline_text_is_truncated (self->text->str) ||
         (strlen (last) < MAX_READ_MORE && _byline_text_is_truncated (last));
}

BylineFeedScan *
_byline_feed_scan_new (const char *html, const char *base, GPtrArray *known)
{
  g_autoptr (BylineFeedScan) self = NULL;
  gsize length = strlen (html);

  if (length > MAX_LENGTH)
    return NULL;
  self = g_new0 (BylineFeedScan, 1);
  self->base = base;
  self->known = known;
  self->text = g_string_sized_new (length);
  self->figures = g_array_new (FALSE, FALSE, sizeof (Figure));
  _byline_text_builder_init (&self->run);
  if (!scan (self, html) || self->text->len == 0 || may_break_off (self) || may_end_in_card (self))
    return NULL;
  return g_steal_pointer (&self);
}

void
_byline_feed_scan_free (BylineFeedScan *self)
{
  if (self == NULL)
    return;
  _byline_text_builder_clear (&self->run);
  g_string_free (self->text, TRUE);
  g_array_unref (self->figures);
  g_free (self);
}

const char *
_byline_feed_scan_get_text (const BylineFeedScan *self)
{
  return self->text->str;
}

guint
_byline_feed_scan_get_n_pictures (const BylineFeedScan *self)
{
  return self->figures->len;
}

guint
_byline_feed_scan_get_n_before (const BylineFeedScan *self, guint index)
{
  return g_array_index (self->figures, Figure, index).n_before;
}

/* The address of an img that is shown and has no other sources around it: see
 * _byline_picture_dup_url(). */
static char *
address_of (const BylineFeedScan *self, const BylineFeedTag *tag)
{
  g_autofree char *set = tag->srcset.text != NULL ? decode (&tag->srcset) : NULL;
  g_autofree char *src = decode (&tag->src);
  g_autofree char *best = set != NULL && !_byline_picture_is_stand_in (set)
                            ? _byline_picture_best_of_srcset (set)
                            : NULL;
  char *address = best != NULL ? byline_url_resolve (self->base, best) : NULL;

  return address != NULL ? address : byline_url_resolve (self->base, src);
}

/* Returns: (transfer full) (nullable): what a figure's img says, if there is nothing but that. */
static BylinePicture *
read_image (const BylineFeedScan *self, const Figure *figure)
{
  const char *image = g_strstr_len (figure->begin, (gssize) figure->length, "<img ");
  g_autofree char *address = NULL;
  BylinePicture *picture;
  BylineFeedTag tag;

  if (image == NULL || !_byline_feed_tag_read (&tag, image) || tag.src.text == NULL ||
      g_strstr_len (figure->begin, (gssize) figure->length, "<picture") != NULL)
    return NULL;
  address = address_of (self, &tag);
  if (address == NULL)
    return NULL;
  picture = byline_picture_new (address);
  picture->width = tag.width;
  picture->height = tag.height;
  return picture;
}

/* Where sources stand around a picture, a page is made of its markup alone. */
static BylinePicture *
read_sources (const BylineFeedScan *self, const Figure *figure)
{
  g_autoptr (BylinePage)
    page = _byline_page_new_fragment (figure->begin, figure->length, self->base);
  guint image = page != NULL ? _byline_page_find_tag (page, 0, page->n_nodes, BYLINE_HTML_TAG_IMG)
                             : 0;

  return image != 0 ? _byline_picture_build (page, image, image) : NULL;
}

BylinePicture *
_byline_feed_scan_read_picture (const BylineFeedScan *self, guint index)
{
  const Figure *figure = &g_array_index (self->figures, Figure, index);
  BylinePicture *picture = read_image (self, figure);

  return picture != NULL ? picture : read_sources (self, figure);
}
