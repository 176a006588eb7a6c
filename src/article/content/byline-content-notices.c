/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-content-private.h"

#include <string.h>

#include "byline-word-lists-private.h"

/* In bytes. */
#define MAX_COOKIE_NOTICE 300
#define MAX_AGENCY_NOTICE 400

/* Words that are the site's, not the story's: what it asks of its readers, what stands where they must allow
 * something first, what is above what they wrote. */

/* What asks the reader for something, wherever it stands in a short line. */
static const char *requests[] = {
  "follow us",
  "follow him on",
  "follow her on",
  "follow them on",
  "follow me on",
  "follow me @",
  "subscribe to our",
  "subscribe to the",
  "subscribe now",
  "our newsletter",
  "sign up for our",
  "sign up to our",
  "sign up here",
  "all rights reserved",
  "subject to copyright",
  "letter to the editor",
  "letters to the editor",
  "share it with",
  "share this",
  "join our",
  "download our app",
  "leave a comment",
  "delivered to your inbox",
  "delivered through your letterbox",
  "straight to your inbox",
  "for as little as",
  "free trial",
  "abonnieren sie",
  "unseren newsletter",
  "suivez-nous",
  "abonnez-vous",
  "síguenos",
  "suscríbete",
  "siga-nos",
  "inscreva-se",
  "seguici su",
  "iscriviti",
  "volg ons",
  "подписывайтесь",
  "подпишитесь",
  "google news",
  "preferred source",
  "get in touch at",
  "get in touch with our",
  "get in touch by",
  "have your say",
  "we want to hear from you",
  "sign up for ap",
  "hat ihnen dieser artikel gefallen",
  "ihre meinung ist uns wichtig",
  "feedback zu diesem artikel",
  "unterstützen sie uns",
  "folgen sie uns",
  "lesen sie hier mehr aus",
  "hier können sie unsere",
  "folge uns auf",
  "jetzt abonnieren",
  "newsletter abonnieren",
  "diskutieren sie mit",
  "téléchargez l'application",
  "inscrivez-vous à",
  "recevez nos",
  "descarga la app",
  "únete a nuestro canal",
  "suscríbete a",
  "baixe o app",
  "entre no canal",
  "scarica l'app",
  "iscriviti alla",
  "download de app",
  "meld je aan",
  "følg med på",
  "tilmeld dig",
  "meld deg på",
  "prenumerera på",
  "följ oss på",
  "tilaa uutiskirje",
  "zapisz się na",
  "obserwuj nas",
  "odebírejte",
  "sledujte nás",
  "bültenimize",
  "takip edin",
  "구독하기",
  "メルマガ",
  "订阅我们",
};

/* What stands in the place of something that the reader has to allow first, and what players and blockers
 * say. */
static const char *notices[] = {
  "back to video",
  "zurück zum video",
  "retour à la vidéo",
  "this video has failed to load",
  "externen inhalt",
  "externer inhalt",
  "externe inhalte",
  "eingebettete inhalte",
  "empfohlener redaktioneller inhalt",
  "redaktionell empfohlen",
  "personenbezogene daten können an",
  "inhalte erlauben",
  "inhalte von youtube angezeigt",
  "mehr dazu in unserer datenschutz",
  "ihre einwilligung in die",
  "widerrufliche einwilligung",
  "inhalt laden",
  "sie können den inhalt nicht sehen",
  "javascript aktivieren",
  "aktivieren sie javascript",
  "werbeblocker",
  "pur-angebot",
  "external content from",
  "third-party content",
  "third party content",
  "this content is hosted by",
  "this content is imported from",
  "to view this content",
  "to view this video please enable",
  "you need to enable javascript",
  "javascript to view",
  "video has failed to load",
  "tap here to see other videos",
  "your browser does not support",
  "please accept cookies",
  "manage your cookie",
  "ad blocker",
  "contenu externe",
  "contenu tiers",
  "ce contenu est bloqué",
  "accepter les cookies",
  "pour afficher ce contenu",
  "contenido externo",
  "contenido de terceros",
  "aceptar las cookies",
  "para ver este contenido",
  "conteúdo externo",
  "conteúdo de terceiros",
  "contenuto esterno",
  "contenuti di terze parti",
  "accetta i cookie",
  "externe inhoud",
  "inhoud van derden",
  "externt innehåll",
  "innehåll från",
  "eksternt innhold",
  "eksternt indhold",
  "treść zewnętrzna",
  "zgodę na pliki cookie",
  "externí obsah",
  "внешний контент",
  "зовнішній контент",
  "wspierany przez javascript",
};

/* Buttons and labels of such boxes, whole. */
static const char *notice_labels[] = {
  "link zum youtube-inhalt",
  "youtube-inhalte erlauben",
  "link kopiert",
  "latest videos from",
  "more videos",
  "weitere videos",
  "vidéos associées",
  "más vídeos",
  "altri video",
  "open box",
  "infobox öffnen",
  "read more on",
  "autoplay",
  "up next",
  "go to slide",
  "next slide",
  "previous slide",
};

static gboolean
holds_one_of (const char *text, const char *const *list, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      if (strstr (text, list[i]) != NULL)
        return TRUE;
    }
  return FALSE;
}

gboolean
_byline_words_ask_reader (const char *text)
{
  /* "Follow the paper on Facebook and Instagram" */
  if (g_str_has_prefix (text, "follow ") &&
      (strstr (text, "facebook") != NULL || strstr (text, "twitter") != NULL ||
       strstr (text, "instagram") != NULL))
    return TRUE;
  return holds_one_of (text, requests, G_N_ELEMENTS (requests));
}

/* What stands above what readers wrote, without numbers. */
static const char *comment_headings[] = {
  "comment",
  "comments",
  "reader comments",
  "readers' comments",
  "opinions",
  "letters",
  "responses",
  "replies",
  "discussion",
  "the discussion",
  "kommentar",
  "kommentare",
  "leserkommentare",
  "leserbriefe",
  "lesermeinungen",
  "meinungen",
  "diskussion",
  "commentaire",
  "commentaires",
  "réactions",
  "comentario",
  "comentarios",
  "comentários",
  "comentário",
  "opiniones",
  "opiniões",
  "commento",
  "commenti",
  "reactie",
  "reacties",
  "kommentarer",
  "kommenttia",
  "kommentit",
  "komentarz",
  "komentarze",
  "komentarzy",
  "komentáře",
  "komentářů",
  "diskuse",
  "komentari",
  "hozzászólások",
  "comentarii",
  "комментарий",
  "комментарии",
  "комментариев",
  "комментария",
  "коментарі",
  "коментарів",
  "yorum",
  "yorumlar",
  "σχόλια",
  "댓글",
  "コメント",
  "评论",
  "評論",
  "条评论",
  "التعليقات",
  "تعليقات",
  "תגובות",
  "نظرات",
  "bình luận",
  "टिप्पणियाँ",
  "komentar",
  "athugasemdir",
};

gboolean
_byline_words_are_comments (const char *text)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (strlen (text) > 60)
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    {
      if (strchr ("0123456789()[]:.,#", *p) == NULL)
        g_string_append_c (words, *p);
    }
  g_strstrip (words->str);
  return _byline_word_is_in (words->str, comment_headings, G_N_ELEMENTS (comment_headings));
}

/* What the reader is asked to accept cookies for: a line that names all three. */
static gboolean
asks_for_cookies (const char *text)
{
  static const char *cookies[] = { "cookie", "kakor", "evästei", "sütik", "куки", "クッキー" };
  static const char *accepting[] = {
    "accept",  "akzept",  "zustimm",  "aceit",   "acept",   "accett", "akcept",
    "godkän",  "godkend", "godta",    "hyväksy", "elfogad", "přij",   "prihva",
    "priimti", "allow",   "erlaub",   "autori",  "permit",  "primi",  "souhlas",
    "súhlas",  "прийня",  "toestaan", "принят",  "kabul",   "αποδ",   "同意",
  };
  static const char *things[] = {
    "content", "inhalt",  "contenu", "contenido", "conteúdo", "contenut", "inhoud",     "innehåll",
    "innhold", "indhold", "sisält",  "treść",     "treści",   "obsah",    "tartal",     "conținut",
    "контент", "içeri",   "περιεχ",  "video",     "vídeo",    "vidéo",    "コンテンツ",
  };

  return strlen (text) < MAX_COOKIE_NOTICE &&
         holds_one_of (text, cookies, G_N_ELEMENTS (cookies)) &&
         holds_one_of (text, accepting, G_N_ELEMENTS (accepting)) &&
         holds_one_of (text, things, G_N_ELEMENTS (things));
}

gboolean
_byline_words_are_from_agency (const char *text)
{
  static const char *phrases[] = {
    "redaktionell nicht bearbeitet",
    "von der redaktion nicht bearbeitet",
    "nicht von der redaktion bearbeitet",
    "automatisch von der deutschen presse-agentur",
    "automatisiert übernommen",
    "automatisch übernommen",
    "has not been edited by",
    "not been edited by our",
    "published from a syndicated feed",
    "auto-generated from a syndicated feed",
    "published unedited from",
    "from an agency feed without modifications",
    "dépêche publiée automatiquement",
    "n'a pas été modifié par la rédaction",
    "n’a pas été modifié par la rédaction",
    "no ha sido editada por la redacción",
    "no ha sido editado por la redacción",
    "contenido de agencia sin editar",
    "não foi editado pela redação",
    "non è stato modificato dalla redazione",
    "niet door de redactie bewerkt",
    "nie była redagowana",
    "内容は編集されていません",
  };

  return strlen (text) < MAX_AGENCY_NOTICE && holds_one_of (text, phrases, G_N_ELEMENTS (phrases));
}

/* Who makes an offer. */
static const char *makers[] = { " we ",   " our ",  " us ",  " uns",   " wir ",  " notre ", " nos ",
                                " nous ", "nuestr", " noss", " nostr", " onze ", " ons ",   "нас" };

gboolean
_byline_words_offer_membership (const char *text)
{
  static const char *offers[] = {
    "become a member",  "join as a member", "mitglied werden",  "werden sie mitglied",
    "werde mitglied",   "devenez membre",   "devenez adhérent", "hazte socio",
    "hazte socia",      "torne-se membro",  "seja membro",      "diventa membro",
    "diventa socio",    "word lid",         "bli medlem",       "bliv medlem",
    "zostań członkiem", "стань участником", "有料会員になると", "会員登録すると",
  };

  if (strlen (text) >= MAX_AGENCY_NOTICE)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (offers); i++)
    {
      if (g_str_has_prefix (text, offers[i]))
        return TRUE;
    }
  return holds_one_of (text, offers, G_N_ELEMENTS (offers)) &&
         holds_one_of (text, makers, G_N_ELEMENTS (makers));
}

/* "Special offer for readers: get the paper for just $5. This includes unlimited access …": a line that names
 * a subscription, what it costs, what it opens, and who makes the offer. */
gboolean
_byline_words_offer_subscription (const char *text)
{
  static const char *subscriptions[] = { "subscri", "abonn",    " abo ", "suscri",  "assina",
                                         "abbona",  "prenumer", "tilaa", "подписк", "abonel" };
  static const char *prices[] = { "offer",   "angebot",   "offre",           "oferta",
                                  "offerta", "for just ", "for only",        "per month",
                                  "a month", "pro monat", "im monat",        "par mois",
                                  "al mes",  "por mês",   "al mese",         "per maand",
                                  "% off",   "rabatt",    "kostenlos testen" };
  static const char *access[] = { "access",       "zugang",       "zugriff",           "accès",
                                  "acceso",       "acesso",       "accesso",           "toegang",
                                  "all articles", "alle artikel", "tous les articles", "dostęp",
                                  "доступ" };

  return strlen (text) < MAX_AGENCY_NOTICE &&
         holds_one_of (text, subscriptions, G_N_ELEMENTS (subscriptions)) &&
         holds_one_of (text, prices, G_N_ELEMENTS (prices)) &&
         holds_one_of (text, access, G_N_ELEMENTS (access)) &&
         holds_one_of (text, makers, G_N_ELEMENTS (makers));
}

gboolean
_byline_words_are_notice (const char *text)
{
  return asks_for_cookies (text) ||
         _byline_word_is_in (text, notice_labels, G_N_ELEMENTS (notice_labels)) ||
         holds_one_of (text, notices, G_N_ELEMENTS (notices));
}

gboolean
_byline_words_are_facts (const char *text)
{
  static const char *reading_times[] = {
    "lesedauer",        "lesezeit",     "min read", "minute read",       "minutes read",
    "temps de lecture", "leestijd",     "lästid",   "tiempo de lectura", "tempo di lettura",
    "tempo de leitura", "læsetid",      "lesetid",  "czas czytania",     "doba čtení",
    "время чтения",     "okuma süresi", "阅读时间", "読了時間",
  };
  gboolean has_digit = strpbrk (text, "0123456789") != NULL;

  return has_digit &&
         ((strlen (text) < 45 && (strstr (text, "min") != NULL || strstr (text, "мин") != NULL ||
                                  strstr (text, "분") != NULL)) ||
          (strlen (text) < 120 &&
           (strstr (text, " • ") != NULL || strstr (text, " · ") != NULL ||
            holds_one_of (text, reading_times, G_N_ELEMENTS (reading_times)))));
}
