/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-author.h"
#include "byline-text.h"
#include "byline-url.h"

#include <string.h>

#define MAX_AUTHORS 50
#define MAX_CONTACTS 20

static const char *const kind_names[] = {
  [BYLINE_CONTACT_EMAIL] = "email",     [BYLINE_CONTACT_HANDLE] = "handle",
  [BYLINE_CONTACT_PHONE] = "phone",     [BYLINE_CONTACT_SIGNAL] = "signal",
  [BYLINE_CONTACT_PROFILE] = "profile",
};

const char *
byline_contact_kind_to_string (BylineContactKind kind)
{
  g_return_val_if_fail ((gsize) kind < G_N_ELEMENTS (kind_names), NULL);

  return kind_names[kind];
}

gboolean
byline_contact_kind_from_string (const char *text, BylineContactKind *kind)
{
  for (gsize i = 0; text != NULL && i < G_N_ELEMENTS (kind_names); i++)
    {
      if (g_str_equal (text, kind_names[i]))
        {
          *kind = i;
          return TRUE;
        }
    }

  return FALSE;
}

BylineContact *
byline_contact_new (BylineContactKind kind, const char *value)
{
  BylineContact *self = g_new0 (BylineContact, 1);

  self->kind = kind;
  self->value = g_strdup (value);

  return self;
}

void
byline_contact_free (BylineContact *self)
{
  if (self == NULL)
    return;

  g_free (self->value);
  g_free (self);
}

BylineAuthor *
byline_author_new (const char *name)
{
  BylineAuthor *self = g_new0 (BylineAuthor, 1);

  self->name = g_strdup (name != NULL ? name : "");
  self->contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_contact_free);

  return self;
}

BylineAuthor *
byline_author_copy (const BylineAuthor *self)
{
  BylineAuthor *copy = byline_author_new (self->name);

  byline_author_merge (copy, self);

  return copy;
}

void
byline_author_free (BylineAuthor *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->url);
  g_free (self->avatar);
  g_free (self->email);
  g_free (self->bio);
  g_ptr_array_unref (self->contacts);
  g_free (self);
}

void
byline_author_add_contact (BylineAuthor *self, BylineContactKind kind, const char *value)
{
  g_autofree char *clean = byline_text_clean (value, BYLINE_TEXT_MAX_NAME * 2);

  if (clean == NULL || self->contacts->len >= MAX_CONTACTS)
    return;

  for (guint i = 0; i < self->contacts->len; i++)
    {
      const BylineContact *contact = g_ptr_array_index (self->contacts, i);

      if (contact->kind == kind && g_ascii_strcasecmp (contact->value, clean) == 0)
        return;
    }

  g_ptr_array_add (self->contacts, byline_contact_new (kind, clean));
}

static void
fill (char **field, const char *value)
{
  if (*field == NULL && value != NULL)
    *field = g_strdup (value);
}

void
byline_author_merge (BylineAuthor *self, const BylineAuthor *other)
{
  fill (&self->url, other->url);
  fill (&self->avatar, other->avatar);
  fill (&self->email, other->email);
  fill (&self->bio, other->bio);
  for (guint i = 0; i < other->contacts->len; i++)
    {
      const BylineContact *contact = g_ptr_array_index (other->contacts, i);

      byline_author_add_contact (self, contact->kind, contact->value);
    }
}

void
byline_authors_add (GPtrArray *authors, BylineAuthor *author)
{
  g_autoptr (BylineAuthor) owned = author;
  g_autofree char *fold = NULL;

  if (owned == NULL || *owned->name == '\0')
    return;

  fold = byline_text_fold (owned->name);
  for (guint i = 0; i < authors->len; i++)
    {
      BylineAuthor *known = g_ptr_array_index (authors, i);
      g_autofree char *other = byline_text_fold (known->name);

      if (g_str_equal (fold, other))
        {
          byline_author_merge (known, owned);
          return;
        }
    }

  if (authors->len < MAX_AUTHORS)
    g_ptr_array_add (authors, g_steal_pointer (&owned));
}
