/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-metadata-private.h"

#include <string.h>

/* The publication's own accounts: in an author's card they are nobody's. */

/* Accounts that are remembered. */
#define MAX_ACCOUNTS 60

/* What an account is called: its address without scheme, "www." and what stands behind the name, or "@name";
 * in lower case. */
static char *
key_of (const char *account)
{
  g_autofree char *lower = g_ascii_strdown (account, -1);
  const char *begin = strstr (lower, "://") != NULL ? strstr (lower, "://") + 3 : lower;
  char *key;
  gsize length;

  if (g_str_has_prefix (begin, "www."))
    begin += 4;
  if (g_str_has_prefix (begin, "x.com/"))
    key = g_strconcat ("twitter.com/", begin + 6, NULL);
  else if (*begin == '@')
    key = g_strconcat ("twitter.com/", begin + 1, NULL);
  else
    key = g_strdup (begin);
  length = strcspn (key, "?#");
  key[length] = '\0';
  while (length > 0 && key[length - 1] == '/')
    key[--length] = '\0';
  return key;
}

void
_byline_metadata_add_own_account (BylineMetadata *self, const char *account)
{
  if (account != NULL && strlen (account) > 3 && self->own_accounts->len < MAX_ACCOUNTS)
    g_ptr_array_add (self->own_accounts, key_of (account));
}

static gboolean
is_own (BylineMetadata *self, const char *account)
{
  g_autofree char *key = key_of (account);

  for (guint i = 0; i < self->own_accounts->len; i++)
    {
      if (g_str_equal (g_ptr_array_index (self->own_accounts, i), key))
        return TRUE;
    }
  return FALSE;
}

/* "redaktion@paper.example" is read by whoever is there. */
static gboolean
is_common_mailbox (const char *address)
{
  static const char *boxes[] = {
    "info",          "redaktion", "redaction", "redaccion",   "redazione", "redactie", "redakcja",
    "redakce",       "news",      "newsroom",  "newsdesk",    "tips",      "editor",   "editors",
    "editorial",     "desk",      "contact",   "kontakt",     "contacto",  "contato",  "office",
    "mail",          "hello",     "letters",   "leserbriefe", "briefe",    "feedback", "support",
    "press",         "presse",    "service",   "webnews",     "webmaster", "online",   "admin",
    "subscriptions", "abo",       "privacy",
  };
  gsize length = strcspn (address, "@");

  for (gsize i = 0; i < G_N_ELEMENTS (boxes); i++)
    {
      if (strlen (boxes[i]) == length && g_ascii_strncasecmp (address, boxes[i], length) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_nobodys (BylineMetadata *self, const BylineContact *contact)
{
  switch (contact->kind)
    {
    case BYLINE_CONTACT_EMAIL:
      return is_common_mailbox (contact->value);
    case BYLINE_CONTACT_HANDLE:
    case BYLINE_CONTACT_PROFILE:
      return is_own (self, contact->value);
    case BYLINE_CONTACT_PHONE:
    case BYLINE_CONTACT_SIGNAL:
      break;
    }
  return FALSE;
}

void
_byline_metadata_drop_own_accounts (BylineMetadata *self, GPtrArray *authors)
{
  for (guint i = 0; i < authors->len; i++)
    {
      BylineAuthor *author = g_ptr_array_index (authors, i);

      for (guint j = author->contacts->len; j > 0; j--)
        {
          if (is_nobodys (self, g_ptr_array_index (author->contacts, j - 1)))
            g_ptr_array_remove_index (author->contacts, j - 1);
        }
      if (author->email != NULL && is_common_mailbox (author->email))
        g_clear_pointer (&author->email, g_free);
    }
}

void
_byline_metadata_find_own_accounts (BylineMetadata *self)
{
  const BylinePage *page = self->page;

  /* What stands in the site's header and footer. */
  for (guint i = 0; i < page->n_nodes && self->own_accounts->len < MAX_ACCOUNTS; i++)
    {
      const BylineNode *node = &page->nodes[i];

      if (node->tag != BYLINE_HTML_TAG_FOOTER && node->tag != BYLINE_HTML_TAG_HEADER &&
          node->tag != BYLINE_HTML_TAG_NAV)
        continue;
      if (_byline_page_contains (page, i, self->headline) ||
          _byline_page_ancestor (page, i, BYLINE_HTML_TAG_ARTICLE) != 0)
        continue;
      for (guint j = i; j < node->end; j++)
        {
          const char *href = page->nodes[j].tag == BYLINE_HTML_TAG_A
                               ? _byline_page_attribute (page, j, "href")
                               : NULL;

          if (href != NULL && strstr (href, "://") != NULL)
            _byline_metadata_add_own_account (self, href);
        }
      i = node->end - 1;
    }
}
