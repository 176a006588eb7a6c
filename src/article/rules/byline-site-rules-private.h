/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"
#include "byline-page-private.h"
#include "byline-site-rules.h"

G_BEGIN_DECLS

typedef enum {
  BYLINE_SITE_RULE_TITLE,
  BYLINE_SITE_RULE_BODY,
  BYLINE_SITE_RULE_AUTHOR,
  BYLINE_SITE_RULE_DATE,
  BYLINE_SITE_RULE_STRIP,
  BYLINE_SITE_RULE_STRIP_ID_OR_CLASS,
  BYLINE_SITE_RULE_STRIP_IMAGE_SRC,
  BYLINE_SITE_RULE_NEXT_PAGE,
  BYLINE_SITE_RULE_SINGLE_PAGE,
  BYLINE_N_SITE_RULES,
} BylineSiteRuleKey;

/** BylineSiteRule: one line of a file. */
typedef struct {
  char *value;
  char *file;
  guint line;
} BylineSiteRule;

struct _BylineSiteRules {
  GPtrArray *values[BYLINE_N_SITE_RULES]; /* of BylineSiteRule, in their order */
  GPtrArray *finds;                  /* of char *: what is replaced in the source */
  GPtrArray *replacements;           /* of char *, one for each of finds */
  gboolean keeps_all;                /* prune: no: the body is taken as it is */
  GPtrArray *warnings;               /* of char * */
};

/** BylineSiteFindings: what rules found on one page. */
typedef struct {
  GArray *bodies;        /* of guint: nodes, in order, none in another */
  char *title;           /* nullable */
  GPtrArray *authors;    /* of BylineAuthor */
  gint64 published;      /* 0 for none */
  char *next_url;        /* nullable: by next_page_link, on the page's host */
  char *single_page_url; /* nullable: by single_page_link, never the page's own address */
  gboolean keeps_all;
  GString *report; /* what each rule found, for people; a line each */
} BylineSiteFindings;

/**
 * _byline_site_rules_apply:
 * @warnings: (nullable): gets what found nothing
 *
 * Looks for what the rules name, and hides what they strip.
 *
 * Returns: (transfer full): what was found.
 */
BylineSiteFindings *_byline_site_rules_apply (BylineSiteRules *self,
                                              BylinePage *page,
                                              GPtrArray *warnings);
void _byline_site_findings_free (BylineSiteFindings *self);
/** Puts what was found into @article in place of what was found in the general way. */
void _byline_site_findings_apply (BylineSiteFindings *self, BylineArticle *article);

/** Returns: (transfer full) (nullable): @html, UTF-8, with its replacements made; %NULL if there
 * are none to make. */
char *_byline_site_rules_replace (BylineSiteRules *self,
                                  const char *html,
                                  gsize length,
                                  gsize *new_length);
/** Returns: whether @expression can be read as XPath. */
gboolean _byline_xpath_is_valid (const char *expression);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineSiteFindings, _byline_site_findings_free)

G_END_DECLS
