/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-extractor.h"

#include <string.h>

#include "byline-article-pictures-private.h"
#include "byline-article-text-private.h"
#include "byline-author-notes-private.h"
#include "byline-blocks-private.h"
#include "byline-blocks-tidy-private.h"
#include "byline-canonical.h"
#include "byline-content-private.h"
#include "byline-error.h"
#include "byline-lead-private.h"
#include "byline-metadata-private.h"
#include "byline-paywall-private.h"
#include "byline-page-listing-private.h"
#include "byline-page-links-private.h"
#include "byline-page-state-private.h"
#include "byline-render.h"
#include "byline-site-rules-private.h"
#include "byline-teasers-private.h"
#include "byline-text.h"
#include "byline-url.h"

/* A text shorter than that, in bytes, is no article yet. */
#define MIN_ARTICLE 140
/* A text shorter than that may be all that is shown without scripts. */
#define MAX_STUB 500
#define SUMMARY_CHARS 300

typedef struct {
  const BylinePage *page;
  BylineMetadata *metadata;
  BylineContent *content;
  GArray *others; /* of BylineStoryPart */
  BylineStoryPart own;
  BylineArticle *article;
  BylineSiteFindings *findings; /* nullable: what the site's rules found */
  guint skipped_steps;
  const char *lead_from;    /* (static) (nullable): where the lead was found, unless in the text */
  const char *rescued_from; /* (static) (nullable): what the text was taken from instead */
} Extraction;

static void
find_content (Extraction *self)
{
  const BylinePage *page = self->page;
  guint from = 0;
  guint end = page->n_nodes;

  /* Where several stories share a page, nothing outside of this one's part is looked at. */
  if (self->others->len > 0 && self->own.node != 0)
    {
      from = self->own.node;
      end = page->nodes[from].end;
    }
  self->content = _byline_content_find (page, from, end, self->metadata->headline,
                                        self->metadata->descriptions, self->skipped_steps);
}

/* The first node of the text itself: what stands in front of it is its head. */
static guint
first_of_text (Extraction *self)
{
  const BylineContent *content = self->content;
  const BylinePage *page = self->page;

  for (guint i = content->top_candidate; i < page->nodes[content->top_candidate].end;)
    {
      if (content->dropped[i] || content->captions[i] || page->nodes[i].hidden)
        {
          i = page->nodes[i].end;
          continue;
        }
      if (page->nodes[i].tag == BYLINE_HTML_TAG_TEXT && page->nodes[i].size > 0)
        return i;
      i++;
    }
  return content->top_candidate;
}

static void
read_standfirst (Extraction *self)
{
  if (self->content->standfirst != 0)
    self->article->standfirst = _byline_content_dup_range (self->content, self->content->standfirst,
                                                           self->content->standfirst_end);
}

/* The standfirst is what stands on the page as one. What is only said of the story counts where the page
 * shows nothing of it. */
static void
choose_standfirst (Extraction *self)
{
  BylineArticle *article = self->article;
  g_autofree char *body = byline_render_text (article);
  const char *said = self->rescued_from != NULL || *body == '\0' ? self->metadata->description
                                                                 : NULL;

  if (article->standfirst != NULL && byline_text_is_excerpt_of (article->standfirst, body))
    g_clear_pointer (&article->standfirst, g_free);
  if (article->standfirst == NULL && said != NULL && strlen (said) < 700 &&
      !byline_text_is_excerpt_of (said, body) && strstr (body, said) == NULL &&
      !g_str_has_suffix (said, "…") && !g_str_has_suffix (said, "...") &&
      (article->title == NULL || strcmp (said, article->title) != 0))
    article->standfirst = g_strdup (said);
  if (article->summary == NULL)
    article->summary = byline_text_excerpt (body, SUMMARY_CHARS);
}

static void
choose_lead (Extraction *self)
{
  BylineArticle *article = self->article;
  BylinePicture *said = self->metadata->picture;

  if (article->lead != NULL && said != NULL)
    {
      if (article->lead->alt == NULL && said->alt != NULL)
        article->lead->alt = g_strdup (said->alt);
    }
  _byline_article_choose_lead (article);
  if (article->lead == NULL && said != NULL && !_byline_lead_is_stand_in (said->url))
    {
      article->lead = _byline_lead_find_shown (self->metadata, said);
      self->lead_from = "what the page's data name";
      if (article->lead == NULL)
        {
          article->lead = byline_picture_copy (said);
          _byline_figure_text_split (&article->lead->caption, &article->lead->credit);
        }
      _byline_article_choose_lead (article);
    }
}

/* Of a picture whose credit is not shown, the page's data may say it. */
static void
take_said_credit (Extraction *self)
{
  BylinePicture *lead = self->article->lead;
  const BylinePicture *said = self->metadata->picture;

  if (lead == NULL || said == NULL || lead->credit != NULL || said->credit == NULL ||
      !_byline_picture_is_same (said->url, lead->url))
    return;
  lead->credit = g_strdup (said->credit);
  _byline_figure_text_split (&lead->caption, &lead->credit);
}

/* What the site's rules call the text, without what is no content in it unless they keep all. */
static void
build_ruled_body (Extraction *self)
{
  static const guint no_search = BYLINE_STEP_BOUND | BYLINE_STEP_CLIMB | BYLINE_STEP_HEAD |
                                 BYLINE_STEP_TAIL | BYLINE_STEP_MIDDLE;
  const BylinePage *page = self->page;
  guint headline = self->metadata->headline;

  for (guint i = 0; i < self->findings->bodies->len; i++)
    {
      guint body = g_array_index (self->findings->bodies, guint, i);
      guint end = page->nodes[body].end;
      guint skipped_steps = self->findings->keeps_all ? ~0u : self->skipped_steps | no_search;
      g_autoptr (BylineContent)
        content = _byline_content_find (page, body, end, headline, self->metadata->descriptions,
                                        skipped_steps);

      /* The headline is told apart, wherever it stands. */
      content->dropped[headline] |= headline > body;
      self->article->is_cut |= _byline_blocks_build (page, body, end, content->dropped,
                                                     self->article->blocks,
                                                     self->article->footnotes);
    }
  _byline_blocks_tidy (self->article->blocks);
}

static gboolean
has_ruled_body (Extraction *self)
{
  return self->findings != NULL && self->findings->bodies->len > 0;
}

static void
build_body (Extraction *self)
{
  const BylineContent *content = self->content;
  const BylinePage *page = self->page;
  BylineArticle *article = self->article;
  GPtrArray *rest;

  if (content->top_candidate == 0 && !has_ruled_body (self))
    return;
  article->is_cut = page->is_cut;
  read_standfirst (self);
  article->lead = _byline_lead_find (self->metadata, content, first_of_text (self));
  if (article->lead != NULL)
    self->lead_from = "at the headline";
  if (has_ruled_body (self))
    {
      build_ruled_body (self);
      if (article->blocks->len > 0 || content->top_candidate == 0)
        return;
    }
  article->is_cut |= _byline_blocks_build (page, content->top_candidate,
                                           page->nodes[content->top_candidate].end,
                                           content->dropped, article->blocks, article->footnotes);
  _byline_blocks_tidy (article->blocks);
  rest = _byline_hidden_rest (page, content->from, content->end);
  if (rest != NULL && (self->others->len == 0 || self->own.node != 0))
    g_ptr_array_extend_and_steal (article->blocks, rest);
}

/* Puts what the page's data say in the place of the text that it shows. */
static void
replace_body (Extraction *self, const char *shown, const char *said, const char *source)
{
  g_autoptr (GPtrArray) rescued = _byline_content_fallback_body (shown, said, self->page->base);

  if (rescued == NULL)
    return;
  g_ptr_array_set_size (self->article->blocks, 0);
  g_ptr_array_extend_and_steal (self->article->blocks, g_steal_pointer (&rescued));
  self->rescued_from = source;
}

/* What JSON-LD says of the body helps where the page itself shows next to nothing; what a page sends
 * for its scripts to show, where it shows even less. */
static void
rescue_body (Extraction *self)
{
  g_autofree char *shown = NULL;

  if ((self->skipped_steps & BYLINE_STEP_FALLBACK) != 0 || has_ruled_body (self))
    return;
  shown = byline_render_text (self->article);
  replace_body (self, shown, self->metadata->body, "what JSON-LD says the text is");
  if (self->rescued_from == NULL && strlen (shown) < MAX_STUB)
    {
      g_autofree char *state = _byline_page_state_body (self->page);

      replace_body (self, shown, state, "the text in what the page sends for its scripts");
    }
}

static void
read_teasers (Extraction *self)
{
  for (guint i = 0; i < self->others->len; i++)
    {
      BylineTeaser *teaser = _byline_teaser_read (self->page, &g_array_index (self->others,
                                                                              BylineStoryPart, i));

      _byline_metadata_drop_own_accounts (self->metadata, teaser->authors);
      g_ptr_array_add (self->article->teasers, teaser);
    }
}

/* Returns: FALSE if the page only lists stories and is none. */
static gboolean
run (Extraction *self)
{
  BylineMetadata *metadata = self->metadata;

  _byline_metadata_read_json (metadata);
  _byline_metadata_read_head (metadata);
  _byline_metadata_find_headline (metadata);
  if (!has_ruled_body (self) && _byline_page_is_listing (metadata))
    return FALSE;
  self->others = _byline_stories_find (self->page, metadata->headline, &self->own);
  find_content (self);
  _byline_metadata_read_markup (metadata, self->content->from, self->content->end);
  _byline_author_notes_take (metadata, self->content);
  _byline_metadata_find_own_accounts (metadata);
  _byline_metadata_drop_own_accounts (metadata, metadata->authors);
  build_body (self);
  rescue_body (self);
  _byline_metadata_apply (metadata, self->article);
  if (self->findings != NULL)
    _byline_site_findings_apply (self->findings, self->article);
  _byline_article_detect_paywall (self->article, metadata);
  choose_lead (self);
  take_said_credit (self);
  _byline_article_drop_repeated_pictures (self->article);
  _byline_blocks_drop_names (self->article->blocks, self->article->authors);
  _byline_blocks_drop_signature (self->article->blocks, self->article->authors);
  choose_standfirst (self);
  read_teasers (self);
  _byline_article_find_direction (self->article, metadata->direction);
  byline_article_canonicalize (self->article);
  return TRUE;
}

static gboolean
has_article (const BylineArticle *article)
{
  g_autofree char *text = byline_render_text (article);

  return strlen (text) >= MIN_ARTICLE ||
         (article->blocks->len > 0 && (article->lead != NULL || strlen (text) > 40));
}

/* The page as the parser gets it: with the replacements made that the rules ask for. */
static BylinePage *
open_page (const char *html,
           gsize length,
           const char *url,
           const char *content_type,
           BylineSiteRules *rules,
           GError **error)
{
  g_autofree char *decoded = NULL;
  g_autofree char *replaced = NULL;
  gsize new_length = 0;

  if (rules == NULL || rules->finds->len == 0 || length == 0 || length > BYLINE_PAGE_MAX_BYTES)
    return _byline_page_new (html, length, url, content_type, error);
  decoded = _byline_page_decode (html, length, content_type, &new_length);
  replaced = _byline_site_rules_replace (rules, decoded, new_length, &new_length);
  return _byline_page_new (replaced != NULL ? replaced : decoded, new_length, url,
                           "text/html; charset=utf-8", error);
}

/* What was decided about headline, authors and the lead. */
static void
explain_head (Extraction *self, GString *report)
{
  const BylineMetadata *metadata = self->metadata;

  if (metadata->passed_headline != 0)
    {
      g_autofree char *text = _byline_page_dup_text (self->page, metadata->passed_headline, 100);

      g_string_append_printf (report, "for search engines, not the headline: “%s”\n",
                              text != NULL ? text : "");
    }
  for (guint i = 0; i < self->article->authors->len; i++)
    {
      const BylineAuthor *author = g_ptr_array_index (self->article->authors, i);

      g_string_append_printf (report, "author: %s (%s)\n", author->name,
                              metadata->authors_from != NULL ? metadata->authors_from
                                                             : "elsewhere");
    }
  if (self->article->lead != NULL)
    g_string_append_printf (report, "lead: %s (%s)\n", self->article->lead->url,
                            self->lead_from != NULL ? self->lead_from : "first in the text");
}

/* How the text was found; what rules did is told before it came to looking for it, too. */
static char *
explain (Extraction *self)
{
  GString *report = g_string_new (NULL);
  g_autofree char *valid = NULL;

  if (self->findings != NULL && self->findings->report->len > 0)
    g_string_append_printf (report, "rules:\n%s", self->findings->report->str);
  if (self->content != NULL)
    {
      g_autofree char *found = _byline_content_explain (self->content);

      g_string_append (report, found);
      if (has_ruled_body (self))
        g_string_append (report, "instead: what the site's rules say\n");
      if (self->rescued_from != NULL)
        g_string_append_printf (report, "instead (body): %s\n", self->rescued_from);
      explain_head (self, report);
    }
  valid = report->len > 0 ? g_utf8_make_valid (report->str, (gssize) report->len) : NULL;
  g_string_free (report, TRUE);
  return g_steal_pointer (&valid);
}

static void
fill_report (Extraction *self, gboolean has_body, gboolean explains, BylineExtractReport *report)
{
  BylineSiteFindings *findings = self->findings;

  if (explains)
    report->explanation = explain (self);
  if (findings != NULL)
    report->alternate_url = g_steal_pointer (&findings->single_page_url);
  if (report->alternate_url == NULL && !has_body)
    report->alternate_url = _byline_page_alternate_url (self->page);
  if (findings != NULL && has_body)
    report->next_url = g_steal_pointer (&findings->next_url);
  if (report->next_url == NULL && has_body)
    report->next_url = _byline_page_next_url (self->page);
}

void
byline_extract_report_clear (BylineExtractReport *report)
{
  g_clear_pointer (&report->next_url, g_free);
  g_clear_pointer (&report->alternate_url, g_free);
  g_clear_pointer (&report->explanation, g_free);
}

/* Whether bytes are those of a picture, a document or an archive: their text would be noise. */
static gboolean
is_file (const char *bytes, gsize length)
{
  static const struct {
    const char *bytes;
    gsize length;
  } beginnings[] = {
    { "\x89PNG\r\n", 6 },  { "\xff\xd8\xff", 3 }, { "GIF87a", 6 }, { "GIF89a", 6 },
    { "%PDF-", 5 },        { "PK\x03\x04", 4 },   { "OggS", 4 },   { "ID3", 3 },
    { "\x1f\x8b\x08", 3 }, { "wOF2", 4 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++)
    {
      if (length > beginnings[i].length &&
          memcmp (bytes, beginnings[i].bytes, beginnings[i].length) == 0)
        return TRUE;
    }
  return length > 12 && ((memcmp (bytes, "RIFF", 4) == 0 && memcmp (bytes + 8, "WEBP", 4) == 0) ||
                         memcmp (bytes + 4, "ftyp", 4) == 0);
}

BylineArticle *
byline_article_extract_full (const char *html,
                             gsize length,
                             const char *url,
                             const char *content_type,
                             const BylineExtractOptions *options,
                             BylineExtractReport *report,
                             GError **error)
{
  static const BylineExtractOptions none = { NULL };
  g_autoptr (BylinePage) page = NULL;
  g_autoptr (BylineArticle) article = NULL;
  g_autoptr (BylineMetadata) metadata = NULL;
  g_autoptr (BylineSiteFindings) findings = NULL;
  Extraction self = { NULL };
  gboolean is_list;
  gboolean is_article;

  g_return_val_if_fail (html != NULL || length == 0, NULL);
  g_return_val_if_fail (report != NULL, NULL);

  memset (report, 0, sizeof *report);
  if (is_file (html, length))
    {
      g_set_error_literal (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_NO_ARTICLE,
                           "this is a file, not a page");
      return NULL;
    }
  if (options == NULL)
    options = &none;
  page = open_page (html, length, url, content_type, options->rules, error);
  if (page == NULL)
    return NULL;
  if (options->rules != NULL)
    findings = _byline_site_rules_apply (options->rules, page, options->warnings);
  article = byline_article_new ();
  metadata = _byline_metadata_new (page);
  article->source = BYLINE_ARTICLE_SOURCE_PAGE;
  self.page = page;
  self.article = article;
  self.metadata = metadata;
  self.findings = findings;
  self.skipped_steps = options->skipped_steps;
  is_list = !run (&self);
  is_article = !is_list && has_article (article);
  if (!is_article)
    g_set_error_literal (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_NO_ARTICLE,
                         is_list ? "the page lists stories and is none itself"
                                 : "no main text was found on the page");
  fill_report (&self, is_article && byline_article_has_body (article), options->explains, report);
  g_clear_pointer (&self.content, _byline_content_free);
  g_clear_pointer (&self.others, g_array_unref);
  return is_article ? g_steal_pointer (&article) : NULL;
}

BylineArticle *
byline_article_extract (const char *html,
                        gsize length,
                        const char *url,
                        const char *content_type,
                        GError **error)
{
  g_auto (BylineExtractReport) report = { NULL };

  return byline_article_extract_full (html, length, url, content_type, NULL, &report, error);
}

const char *
byline_extract_step_name (guint index)
{
  return _byline_step_name_at (index);
}

guint
byline_extract_step_from_name (const char *name)
{
  g_return_val_if_fail (name != NULL, 0);

  return _byline_step_from_name (name);
}
