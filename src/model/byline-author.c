/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-author.h"
#include "byline-text.h"

#include <string.h>

#define MAX_AUTHORS 50
#define MAX_CONTACTS 20
/* The longest address, handle or number, in characters. */
#define MAX_CONTACT (BYLINE_TEXT_MAX_NAME * 2)

static const char *const kind_names[] = {
  [BYLINE_CONTACT_EMAIL] = "email",     [BYLINE_CONTACT_HANDLE] = "handle",
  [BYLINE_CONTACT_PHONE] = "phone",     [BYLINE_CONTACT_SIGNAL] = "signal",
  [BYLINE_CONTACT_PROFILE] = "profile", NULL,
};

static const BylineField contact_fields[] = {
  { BYLINE_ENUM (BylineContact, kind, BylineContactKind, "kind", kind_names),
    .flags = BYLINE_FIELD_REQUIRED },
  { BYLINE_STRING (BylineContact, value, "value"), .flags = BYLINE_FIELD_REQUIRED,
    .max = MAX_CONTACT },
};

const BylineRecord byline_contact_record = {
  sizeof (BylineContact),
  (GDestroyNotify) byline_contact_free,
  BYLINE_RECORD_FIELDS (contact_fields),
};

static const BylineField fields[] = {
  { BYLINE_STRING (BylineAuthor, name, "name"), .flags = BYLINE_FIELD_REQUIRED },
  { BYLINE_URL (BylineAuthor, url, "url") },
  { BYLINE_URL (BylineAuthor, avatar, "avatar") },
  { BYLINE_STRING (BylineAuthor, email, "email") },
  { BYLINE_STRING (BylineAuthor, bio, "bio") },
  { BYLINE_RECORDS (BylineAuthor, contacts, "contacts", byline_contact_record),
    .max = MAX_CONTACTS },
};

const BylineRecord byline_author_record = {
  sizeof (BylineAuthor),
  (GDestroyNotify) byline_author_free,
  BYLINE_RECORD_FIELDS (fields),
};

/* JSON Feed 1.1 knows the first three. */
const BylineRecord byline_author_plain_record = {
  .fields = fields,
  .n_fields = 3,
};

const char *
byline_contact_kind_to_string (BylineContactKind kind)
{
  g_return_val_if_fail ((gsize) kind < G_N_ELEMENTS (kind_names) - 1, NULL);

  return kind_names[kind];
}

gboolean
byline_contact_kind_from_string (const char *text, BylineContactKind *kind)
{
  for (gsize i = 0; text != NULL && kind_names[i] != NULL; i++)
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
  BylineContact *self = byline_record_new (&byline_contact_record);

  self->kind = kind;
  self->value = g_strdup (value);

  return self;
}

void
byline_contact_free (BylineContact *self)
{
  byline_record_free (&byline_contact_record, self);
}

BylineAuthor *
byline_author_new (const char *name)
{
  BylineAuthor *self = byline_record_new (&byline_author_record);

  self->name = g_strdup (name != NULL ? name : "");

  return self;
}

BylineAuthor *
byline_author_copy (const BylineAuthor *self)
{
  return byline_record_copy (&byline_author_record, self);
}

void
byline_author_free (BylineAuthor *self)
{
  byline_record_free (&byline_author_record, self);
}

void
byline_author_add_contact (BylineAuthor *self, BylineContactKind kind, const char *value)
{
  g_autofree char *clean = byline_text_clean (value, MAX_CONTACT);

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
