/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-date.h"

#include "byline-date-private.h"

#include <string.h>

typedef struct {
  const char *text;
  const char *expected; /* NULL: no date */
} Case;

typedef struct {
  const char *language;
  BylineDateFlags flags;
  const char *text;
  const char *expected;
} CaseOfLanguage;

/* As feeds have them: without a language. */
static const Case cases[] = {
  /* RFC 3339, ISO 8601, W3C-DTF */
  { "2025-06-03T09:39:21Z", "2025-06-03T09:39:21Z" },
  { "2025-06-03t09:39:21z", "2025-06-03T09:39:21Z" },
  { "2025-06-03T09:39:21.123+02:00", "2025-06-03T07:39:21Z" },
  { "2025-06-03T09:39:21,5-0330", "2025-06-03T13:09:21Z" },
  { "2025-06-03T09:39+01", "2025-06-03T08:39:00Z" },
  { "2025-06-03 09:39:21", "2025-06-03T09:39:21Z" },
  { "2025-06-03 09:39:21 +0200", "2025-06-03T07:39:21Z" },
  { "2025-06-03 09:39:21 EST", "2025-06-03T14:39:21Z" },
  { "20250603T093921Z", "2025-06-03T09:39:21Z" },
  { "20250603", "2025-06-03T00:00:00Z" },
  { "2025-06-03", "2025-06-03T00:00:00Z" },
  { "2025-06", "2025-06-01T00:00:00Z" },
  { "2025", "2025-01-01T00:00:00Z" },
  { "2024-060", "2024-02-29T00:00:00Z" },
  { "2024060", "2024-02-29T00:00:00Z" },
  { "2025-W23-2", "2025-06-03T00:00:00Z" },
  { "2025/6/3", "2025-06-03T00:00:00Z" },
  { "2024-12-31T23:59:60Z", "2025-01-01T00:00:00Z" },
  { "2024-12-31T24:00:00Z", "2025-01-01T00:00:00Z" },
  { "1969-07-20T20:17:40Z", "1969-07-20T20:17:40Z" },
  /* RFC 822 and what is made of it */
  { "Tue, 03 Jun 2025 09:39:21 GMT", "2025-06-03T09:39:21Z" },
  { "Tue, 3 Jun 25 09:39 EDT", "2025-06-03T13:39:00Z" },
  { "Tue, 03 Jun 2025 09:39:21 +0200", "2025-06-03T07:39:21Z" },
  { "Tue, 03 Jun 2025 09:39:21 GMT+2", "2025-06-03T07:39:21Z" },
  { "Tue, 03 Jun 2025 09:39:21 +02:00", "2025-06-03T07:39:21Z" },
  { "03 June 2025 9:39:21 Z", "2025-06-03T09:39:21Z" },
  { "Tue, 03 June 2025", "2025-06-03T00:00:00Z" },
  { "Tuesday, 3 June 2025 9:39 PM", "2025-06-03T21:39:00Z" },
  { "June 3, 2025 12:05 am", "2025-06-03T00:05:00Z" },
  { "Jun 3rd 2025", "2025-06-03T00:00:00Z" },
  { "Tue Jun  3 09:39:21 PST 2025", "2025-06-03T17:39:21Z" },
  { "Tue Jun  3 09:39:21 2025", "2025-06-03T09:39:21Z" },
  { "Tue,03 Jun 2025 09:39:21 CET", "2025-06-03T08:39:21Z" },
  { "Thu, 01 Jan 98 00:00:00 GMT", "1998-01-01T00:00:00Z" },
  { "Fri, 2025/06/03 08:19:53 EDT", "2025-06-03T12:19:53Z" },
  { "6/3/2025 09:39", "2025-06-03T09:39:00Z" },
  { "July 2025", "2025-07-01T00:00:00Z" },
  { "  Tue, 03 Jun 2025 09:39:21 GMT \n", "2025-06-03T09:39:21Z" },
  { "Tue, 03 Jun 2025 09:39:21 AT", "2025-06-03T13:39:21Z" },
  { "Thu, 31 Jun 2025 09:39:21 GMT", "2025-07-01T09:39:21Z" },
  { "2025-02-30", "2025-03-02T00:00:00Z" },
  /* In other languages */
  { "Mi, 31 Dez 2003 10:14:00 +0100", "2003-12-31T09:14:00Z" },
  { "5. März 2025", "2025-03-05T00:00:00Z" },
  { "mar., 17 juin 2025 10:00:00 +0200", "2025-06-17T08:00:00Z" },
  { "15 juillet 2025", "2025-07-15T00:00:00Z" },
  { "jeu. 7 août 2025", "2025-08-07T00:00:00Z" },
  { "Mié, 15 Ene 2020 10:00:00 GMT", "2020-01-15T10:00:00Z" },
  { "31.12.2003 10:14", "2003-12-31T10:14:00Z" },
  /* Of machines */
  { "1072865695", "2003-12-31T10:14:55Z" },
  { "1072865695123", "2003-12-31T10:14:55Z" },
  /* None */
  { "", NULL },
  { "yesterday", NULL },
  { "32 Jun 2025 00:00:00 GMT", NULL },
  { "2025-13-01", NULL },
  { "0000-00-00T00:00:00Z", NULL },
  { "0000-366", NULL },
  { "12:30", NULL },
  { "+ - : / 99999999999999999999", NULL },
  { "2025-06-03T25:00:00Z", NULL },
  { "2024-W01-1", "2024-01-01T00:00:00Z" },
  { "2026-W01-1", "2025-12-29T00:00:00Z" },
  { "2020-W53-7", "2021-01-03T00:00:00Z" },
  { "2025W232", "2025-06-03T00:00:00Z" },
  { "2025-W23", "2025-06-02T00:00:00Z" },
  { "2024-366", "2024-12-31T00:00:00Z" },
  { "2025-060T10:20:30Z", "2025-03-01T10:20:30Z" },
  { "20250603T0939", "2025-06-03T09:39:00Z" },
  { "20250603T093921+0200", "2025-06-03T07:39:21Z" },
  { "20250603093921", "2025-06-03T09:39:21Z" },
  { "202506030939", "2025-06-03T09:39:00Z" },
  { "2025-06-03T09Z", "2025-06-03T09:00:00Z" },
  { "2025-06-03T10:00:00\xe2\x88\x92"
    "05:00",
    "2025-06-03T15:00:00Z" },
  { "2025-06-03T10:00:00+02:00[Europe/Paris]", "2025-06-03T08:00:00Z" },
  { "25-06-03", "2025-06-03T00:00:00Z" },
  { "250603", "2025-06-03T00:00:00Z" },
  { "25-154", "2025-06-03T00:00:00Z" },
  { "25154", "2025-06-03T00:00:00Z" },
  { "-25-06", "2025-06-01T00:00:00Z" },
  { "-2506", "2025-06-01T00:00:00Z" },
  { "98-12-31", "1998-12-31T00:00:00Z" },
  /* Zones */
  { "Tue, 03 Jun 2025 09:39:21 NZDT", "2025-06-02T20:39:21Z" },
  { "Tue, 03 Jun 2025 09:39:21 MESZ", "2025-06-03T07:39:21Z" },
  { "Tue, 03 Jun 2025 09:39:21 MEZ", "2025-06-03T08:39:21Z" },
  { "Tue, 03 Jun 2025 09:39:21 UTC+02:00", "2025-06-03T07:39:21Z" },
  { "Tue, 03 Jun 2025 09:39:21 (CET)", "2025-06-03T08:39:21Z" },
  { "Tue, 03 Jun 2025 09:39:21 +0530 (IST)", "2025-06-03T04:09:21Z" },
  { "Tue, 03 Jun 2025 09:39:21 WIB", "2025-06-03T02:39:21Z" },
  { "Tue, 03 Jun 2025 09:39:21 МСК", "2025-06-03T06:39:21Z" },
  { "Tue Jun 03 2025 09:39:21 GMT+0200 (Central European Summer Time)", "2025-06-03T07:39:21Z" },
  { "Tue Jun 03 2025 09:39:21 GMT+0300 (Москва, стандартное время)", "2025-06-03T06:39:21Z" },
  { "Tue, 03 Jun 2025 09:39:21 Z", "2025-06-03T09:39:21Z" },
  { "Tue Jun 03 2025 09:39:21 (Central European Summer Time)", "2025-06-03T07:39:21Z" },
  { "June 3, 2025 9:39 am Pacific Daylight Time", "2025-06-03T16:39:00Z" },
  { "Tue Jun 03 2025 09:39:21 GMT+0530 (India Standard Time)", "2025-06-03T04:09:21Z" },
  /* Places that are none */
  { "Tue, 03 Jun 2025 09:39:21 Europe/Nowhere", "2025-06-03T09:39:21Z" },
  { "Tue, 03 Jun 2025 09:39:21 Europe/../../passwd", "2025-06-03T09:39:21Z" },
  /* Typing mistakes */
  { "5 Febuary 2025", "2025-02-05T00:00:00Z" },
  { "Novemeber 5, 2025", "2025-11-05T00:00:00Z" },
  { "5 Ocotber 2025", "2025-10-05T00:00:00Z" },
  { "5 Sept. 2025", "2025-09-05T00:00:00Z" },
  /* Numbers */
  { "3/6/2025", "2025-03-06T00:00:00Z" },
  { "Tue, 3/6/2025", "2025-06-03T00:00:00Z" },
  { "3/6/2025 (Tuesday)", "2025-06-03T00:00:00Z" },
  { "15/9/2006", "2006-09-15T00:00:00Z" },
  { "9/15/2006", "2006-09-15T00:00:00Z" },
  { "15-9-2006", "2006-09-15T00:00:00Z" },
  { "15.9.06", "2006-09-15T00:00:00Z" },
  { "13. 5. 2024", "2024-05-13T00:00:00Z" },
  { "2024. 5. 13.", "2024-05-13T00:00:00Z" },
  { "2024.05.13 10:20", "2024-05-13T10:20:00Z" },
  { "13 / 05 / 2024", "2024-05-13T00:00:00Z" },
  { "05/2024", "2024-05-01T00:00:00Z" },
  { "10:20 3/June/2025", "2025-06-03T10:20:00Z" },
  { "03/Jun/2025:09:39:21 +0200", "2025-06-03T07:39:21Z" },
  { "15-Sep-06", "2006-09-15T00:00:00Z" },
  { "15-Sep-2006 10:20:30", "2006-09-15T10:20:30Z" },
  { "1072865695.123", "2003-12-31T10:14:55Z" },
  /* Years that are no years, zero dates */
  { "0001-01-01T00:00:00Z", NULL },
  { "0001-01-01", NULL },
  { "Mon, 01 Jan 0001 00:00:00 +0000", NULL },
  { "1970-01-01T00:00:00Z", NULL },
  { "1601-01-01T00:00:00Z", NULL },
  { "Sat, 30 Dec 1899 00:00:00 GMT", NULL },
  { "1900-01-01T00:00:00", NULL },
  { "1403-02-24", NULL },
  { "9999-12-31T23:59:59Z", NULL },
  { "Fri, 31 Dec 9999 23:59:59 GMT", NULL },
  { "2568-05-03", NULL },
  { "2025-W54-1", NULL },
  { "2025-367", NULL },
  { "20251345", NULL },
  { "31/31/2025", NULL },
  { "1.2.3", NULL },
  { "5 minutes ago", NULL },
  { "3 days ago", NULL },
  { "99:99", NULL },
  { "2024", "2024-01-01T00:00:00Z" },
};

/* What the pages of several languages have, and what language and flags decide. */
static const CaseOfLanguage cases_of_languages[] = {
#define DAY BYLINE_DATE_WHOLE_DAY
#define US BYLINE_DATE_MONTH_FIRST
  { "fr", DAY, "mardi 3 février 2026", "2026-02-03T00:00:00Z" },
  { NULL, DAY, "mar. 3 févr. 2026", "2026-02-03T00:00:00Z" },
  { "fr", DAY, "ven. 7 mar 2025", "2025-03-07T00:00:00Z" },
  { "es", DAY, "mar, 4 mar 2025", "2025-03-04T00:00:00Z" },
  { "it", DAY, "7 mar. 2025", "2025-03-07T00:00:00Z" },
  { "vi", DAY, "T3, 07 Thg 1 2025", "2025-01-07T00:00:00Z" },
  { "fr", DAY, "Publié le 1er août 2025 à 20h15", "2025-08-01T20:15:00Z" },
  { "fr", DAY, "le 12 mars 2025 à 8 h", "2025-03-12T08:00:00Z" },
  { "es", DAY, "martes, 3 de febrero de 2026", "2026-02-03T00:00:00Z" },
  { "es", DAY, "3 de febrero del 2026, 3:20 p. m.", "2026-02-03T15:20:00Z" },
  { "it", DAY, "martedì 3 febbraio 2026, ore 10:20", "2026-02-03T10:20:00Z" },
  { NULL, DAY, "8 agosto 2025", "2025-08-08T00:00:00Z" },
  { "pt-BR", DAY, "terça-feira, 3 de fevereiro de 2026", "2026-02-03T00:00:00Z" },
  { "pt", DAY, "5 out 2025", "2025-10-05T00:00:00Z" },
  { "nl", DAY, "woensdag 12 maart 2025 om 10:20 uur", "2025-03-12T10:20:00Z" },
  { "nl", DAY, "12 mei 2025", "2025-05-12T00:00:00Z" },
  { "de", DAY, "Aktualisiert am 13. Mai 2024 um 12:30 Uhr", "2024-05-13T12:30:00Z" },
  { "de", DAY, "Montag, 13. Mai 2024, 14.30 Uhr", "2024-05-13T14:30:00Z" },
  { "de-AT", DAY, "5. Jänner 2025", "2025-01-05T00:00:00Z" },
  { "de", DAY, "13. Mai 2024, 20 Uhr", "2024-05-13T20:00:00Z" },
  { "sv", DAY, "lördag 3 maj 2025 kl. 14.05", "2025-05-03T14:05:00Z" },
  { "da", DAY, "3. maj 2025 kl. 14.05", "2025-05-03T14:05:00Z" },
  { "nb", DAY, "3. desember 2025", "2025-12-03T00:00:00Z" },
  { "is", DAY, "3. ágúst 2025", "2025-08-03T00:00:00Z" },
  { "fi", DAY, "3. toukokuuta 2025 klo 14.05", "2025-05-03T14:05:00Z" },
  { NULL, DAY, "ke 3.12.2025", "2025-12-03T00:00:00Z" },
  { "et", DAY, "3. veebruar 2025", "2025-02-03T00:00:00Z" },
  { "lv", DAY, "2025. gada 3. maijs", "2025-05-03T00:00:00Z" },
  { "lt", DAY, "2025 m. gegužės 3 d.", "2025-05-03T00:00:00Z" },
  { "pl", DAY, "sobota, 3 października 2025", "2025-10-03T00:00:00Z" },
  { NULL, DAY, "3 lis 2025", "2025-11-03T00:00:00Z" },
  { "hr", DAY, "3. lis 2025.", "2025-10-03T00:00:00Z" },
  { "hr", DAY, "3. listopada 2025.", "2025-10-03T00:00:00Z" },
  { "cs", DAY, "3. listopadu 2025", "2025-11-03T00:00:00Z" },
  { "cs", DAY, "3. září 2025", "2025-09-03T00:00:00Z" },
  { "sk", DAY, "3. októbra 2025", "2025-10-03T00:00:00Z" },
  { "sl", DAY, "3. avgusta 2025", "2025-08-03T00:00:00Z" },
  { "sr", DAY, "3. октобар 2025.", "2025-10-03T00:00:00Z" },
  { "hu", DAY, "2025. május 3., szombat 14:05", "2025-05-03T14:05:00Z" },
  { "ro", DAY, "3 februarie 2025", "2025-02-03T00:00:00Z" },
  { "bg", DAY, "3 октомври 2025 г.", "2025-10-03T00:00:00Z" },
  { "mk", DAY, "3 ноември 2025", "2025-11-03T00:00:00Z" },
  { "ru", DAY, "3 мая 2025 года, 14:05", "2025-05-03T14:05:00Z" },
  { "ru", DAY, "Сб, 03 май 2025 14:05:00 +0300", "2025-05-03T11:05:00Z" },
  { "uk", DAY, "3 лютого 2025 р.", "2025-02-03T00:00:00Z" },
  { "be", DAY, "3 красавіка 2025", "2025-04-03T00:00:00Z" },
  { "tr", DAY, "3 Ağustos 2025 Pazar", "2025-08-03T00:00:00Z" },
  { "tr", DAY, "3 KASIM 2025", "2025-11-03T00:00:00Z" },
  { "az", DAY, "3 iyun 2025", "2025-06-03T00:00:00Z" },
  { "el", DAY, "Σάββατο 3 Μαΐου 2025, 3:20 μ.μ.", "2025-05-03T15:20:00Z" },
  { "el", DAY, "3 ΙΟΥΛΙΟΣ 2025", "2025-07-03T00:00:00Z" },
  { "ca", DAY, "3 d’octubre de 2025", "2025-10-03T00:00:00Z" },
  { "eu", DAY, "2025ko maiatzaren 3a", "2025-05-03T00:00:00Z" },
  { "he", DAY, "3 במאי 2025", "2025-05-03T00:00:00Z" },
  { "ar", DAY, "٣ أغسطس ٢٠٢٥ ٣:٢٠ م", "2025-08-03T15:20:00Z" },
  { "ar", DAY, "3 تشرين الثاني 2025", "2025-11-03T00:00:00Z" },
  { "ar", DAY, "3 كانون الثاني 2025", "2025-01-03T00:00:00Z" },
  { "ar", DAY, "3 كانون الأول 2025", "2025-12-03T00:00:00Z" },
  { "fa", DAY, "۳ ژوئن ۲۰۲۵", "2025-06-03T00:00:00Z" },
  { "hi", DAY, "३ अगस्त २०२५", "2025-08-03T00:00:00Z" },
  { "bn", DAY, "৩ আগস্ট ২০২৫", "2025-08-03T00:00:00Z" },
  { "ta", DAY, "3 ஆகஸ்ட் 2025", "2025-08-03T00:00:00Z" },
  { "ka", DAY, "3 აგვისტო 2025", "2025-08-03T00:00:00Z" },
  { "hy", DAY, "3 օգոստոսի 2025", "2025-08-03T00:00:00Z" },
  { "id", DAY, "Minggu, 3 Agustus 2025 14.05 WIB", "2025-08-03T07:05:00Z" },
  { "vi", DAY, "Thứ 7, ngày 3 tháng 5 năm 2025", "2025-05-03T00:00:00Z" },
  { "vi", DAY, "Thứ Bảy, 3/5/2025", "2025-05-03T00:00:00Z" },
  { "th", DAY, "วันเสาร์ที่ 3 พฤษภาคม พ.ศ. 2568", "2025-05-03T00:00:00Z" },
  { "th", DAY, "3 พ.ค. 2568 14:05 น.", "2025-05-03T14:05:00Z" },
  { "th", DAY, "3/5/2568", "2025-05-03T00:00:00Z" },
  { "ja", DAY, "2025年5月3日(土) 午後3時20分", "2025-05-03T15:20:00Z" },
  { NULL, DAY, "２０２５年５月３日", "2025-05-03T00:00:00Z" },
  { NULL, DAY, "令和7年5月3日", "2025-05-03T00:00:00Z" },
  { "ja", DAY, "25/05/03 14:05", "2025-05-03T14:05:00Z" },
  { "zh-CN", DAY, "2025年5月3日星期六下午3点20分", "2025-05-03T15:20:00Z" },
  { "zh", DAY, "二〇二五年十二月二十五日 星期四", "2025-12-25T00:00:00Z" },
  { "ja", DAY, "二〇二五年五月三日", "2025-05-03T00:00:00Z" },
  { "zh", DAY, "星期三, 三月 5, 2025", "2025-03-05T00:00:00Z" },
  { "zh", DAY, "三日前", NULL },
  { NULL, US, "3-5-2024", "2024-05-03T00:00:00Z" },
  { "en-US", DAY, "3-5-2024", "2024-03-05T00:00:00Z" },
  { "zh-TW", DAY, "民國114年5月3日", "2025-05-03T00:00:00Z" },
  { NULL, DAY, "2025 年 05 月 03 日 14:05", "2025-05-03T14:05:00Z" },
  { "ko", DAY, "2025년 5월 3일 토요일 오후 3시 20분", "2025-05-03T15:20:00Z" },
  { "ko", DAY, "2025.05.03. 오전 12:05", "2025-05-03T00:05:00Z" },
  /* Which number is the day */
  { NULL, DAY, "13.05.2024", "2024-05-13T00:00:00Z" },
  { NULL, DAY, "13/05/2024", "2024-05-13T00:00:00Z" },
  { NULL, DAY, "3/5/2024", "2024-05-03T00:00:00Z" },
  { NULL, US, "3/5/2024", "2024-03-05T00:00:00Z" },
  { "en-US", DAY, "3/5/2024", "2024-03-05T00:00:00Z" },
  { "en", DAY, "3/5/2024", "2024-03-05T00:00:00Z" },
  { "en-GB", US, "3/5/2024", "2024-05-03T00:00:00Z" },
  { "en_AU", US, "3/5/2024", "2024-05-03T00:00:00Z" },
  { "de", US, "3/5/2024", "2024-05-03T00:00:00Z" },
  { "en-US", DAY, "3.5.2024", "2024-05-03T00:00:00Z" },
  { "fr", DAY, "9/15/2006", "2006-09-15T00:00:00Z" },
  { "en-US", DAY, "Friday 3/5/2024", "2024-05-03T00:00:00Z" },
  { "nl", DAY, "13-05-24", "2024-05-13T00:00:00Z" },
  /* Among other words */
  { "en", DAY, "Published May 5, 2024 | Updated June 7, 2024", "2024-05-05T00:00:00Z" },
  { "en", DAY, "By Mark Marsh, 5 May 2024 at 10:20", "2024-05-05T10:20:00Z" },
  { "en", DAY, "May 5, 2024 at 3pm", "2024-05-05T15:00:00Z" },
  { "en-GB", DAY, "Mon 13 May 2024 06.00 BST", "2024-05-13T05:00:00Z" },
  { "en", DAY, "the 3rd of May 2024", "2024-05-03T00:00:00Z" },
  { "en", DAY, "September 30, 2021 6:00 a.m. EDT", "2021-09-30T10:00:00Z" },
  { NULL, DAY, "2021-09-30T10:00:00Z", "2021-09-30T10:00:00Z" },
  { NULL, DAY, "2021-09-30T12:00:00.123+0200", "2021-09-30T10:00:00Z" },
  { NULL, DAY, "2021-09-30 10:00", "2021-09-30T10:00:00Z" },
  { NULL, DAY, "Thu, 30 Sep 2021 10:00:00 GMT", "2021-09-30T10:00:00Z" },
  { NULL, DAY, "Thu Sep 30 2021 06:00:00 GMT-0400 (EDT)", "2021-09-30T10:00:00Z" },
  { NULL, DAY, "30. September 2021, 10:00", "2021-09-30T10:00:00Z" },
  { NULL, DAY, "30 Sep 2021 23:00 GMT+1", "2021-09-30T22:00:00Z" },
  { NULL, DAY, "2021年9月30日", "2021-09-30T00:00:00Z" },
  { NULL, DAY, "20210930", "2021-09-30T00:00:00Z" },
  { NULL, DAY, "1632996000", "2021-09-30T10:00:00Z" },
  { NULL, DAY, "1632996000000", "2021-09-30T10:00:00Z" },
  { "ko", DAY, "2025. 05. 03. PM 3:20", "2025-05-03T15:20:00Z" },
  /* None */
  { NULL, DAY, "2021-13-45", NULL },
  { NULL, DAY, "99999999999999999999", NULL },
  { NULL, DAY, "2024123", NULL },
  { NULL, DAY, "45671212", NULL },
  { NULL, DAY, "250603", NULL },
  { "en", DAY, "July 2025", NULL },
  { "en", DAY, "2025", NULL },
  { "en", DAY, "May 3 - 15 comments", NULL },
  { "en", DAY, "12 out of 30 voters in 2024", NULL },
  { "en", DAY, "Top 10 results, 2024: marching on", NULL },
  { "en", DAY, "16 hours ago", NULL },
  { "en", DAY, "3 days ago in 2024", NULL },
  { NULL, DAY, "3日前", NULL },
  { NULL, DAY, "5 분 전", NULL },
  { NULL, DAY, "10:20", NULL },
  { "fa", DAY, "۲۴ اردیبهشت ۱۴۰۳", NULL },
};

static void
check (const char *text, const char *language, BylineDateFlags flags, const char *expected)
{
  gint64 seconds = byline_date_parse (text, language, flags);
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (seconds);
  g_autofree char *came = seconds != 0 ? g_date_time_format_iso8601 (date) : NULL;

  if (g_strcmp0 (came, expected) != 0)
    {
      g_test_message ("%s (%s): came %s, right is %s", text,
                      language != NULL ? language : "no language", came != NULL ? came : "none",
                      expected != NULL ? expected : "none");
      g_test_fail ();
    }
}

static void
test_table (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    check (cases[i].text, NULL, BYLINE_DATE_MONTH_FIRST, cases[i].expected);
  g_assert_cmpint (byline_date_parse (NULL, NULL, BYLINE_DATE_DEFAULT), ==, 0);
}

static void
test_languages (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases_of_languages); i++)
    {
      const CaseOfLanguage *row = &cases_of_languages[i];

      check (row->text, row->language, row->flags, row->expected);
    }
}

/* Summer and winter are the zone database's, which need not be installed. */
static void
test_places (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Paris");

  if (zone == NULL)
    {
      g_test_skip ("there is no zone database");
      return;
    }
  check ("Thu, 24 Oct 2024 08:30:00 Europe/Paris", NULL, 0, "2024-10-24T06:30:00Z");
  check ("Thu, 28 Nov 2024 08:30:00 Europe/Paris", NULL, 0, "2024-11-28T07:30:00Z");
  check ("2024-07-01T08:30:00 [America/Argentina/Buenos_Aires]", NULL, 0, "2024-07-01T11:30:00Z");
  check ("1 July 2024 8:30 am America/New_York", NULL, 0, "2024-07-01T12:30:00Z");
  check ("1 July 2024 8:30 am ET", NULL, 0, "2024-07-01T12:30:00Z");
  check ("1 January 2024 8:30 am ET", NULL, 0, "2024-01-01T13:30:00Z");
  check ("8:30 am ET, 1 July 2024", NULL, 0, "2024-07-01T12:30:00Z");
  check ("1 July 2024 8:30 am Pacific Time", NULL, 0, "2024-07-01T15:30:00Z");
  check ("1 July 2024 8:30 am ET (UTC-4)", NULL, 0, "2024-07-01T12:30:00Z");
}

/* A table that is searched by halves must be in order, and its words as texts are made. */
static void
test_words (void)
{
  gsize n_words;
  const BylineDateWord *words = _byline_date_words (&n_words);

  for (gsize i = 0; i < n_words; i++)
    {
      BylineDateText folded;

      g_assert_true (_byline_date_fold (words[i].word, &folded));
      g_assert_cmpstr (folded.text, ==, words[i].word);
      g_assert_cmpuint (strlen (words[i].word), <=, BYLINE_DATE_MAX_WORD);
      g_assert_true (i == 0 || strcmp (words[i - 1].word, words[i].word) <= 0);
      g_assert_true (words[i].meaning != MONTH || (words[i].number >= 1 && words[i].number <= 12));
    }
}

/* What is no text, or too much of it, is no date, and costs no more than its length. */
static void
test_hostile (void)
{
  g_autofree char *digits = g_strnfill (1000000, '1');
  g_autofree char *letters = g_strnfill (1000000, 'm');
  g_autofree char *spaces = g_strnfill (1000000, ' ');
  g_autofree char *padded = g_strconcat (spaces, "2025-06-03", spaces, NULL);

  check (digits, NULL, 0, NULL);
  check (letters, NULL, 0, NULL);
  check ("\xff\xfe 5 May 2024", NULL, 0, NULL);
  check ("5 May 2024 \xe2\x82", NULL, 0, NULL);
  check (padded, NULL, 0, "2025-06-03T00:00:00Z");
  check ("\xe2\x80\x8e"
         "5\xe2\x80\x8e/5\xe2\x80\x8e/2024",
         NULL, 0, "2024-05-05T00:00:00Z");
}

static void
test_addresses (void)
{
  g_assert_cmpint (byline_date_from_address ("https://a.example/2021/09/30/story"), ==, 1632960000);
  g_assert_cmpint (byline_date_from_address ("https://a.example/x-2021-09-30-story"), ==,
                   1632960000);
  g_assert_cmpint (byline_date_from_address ("https://a.example/2021/9/story"), ==, 0);
  g_assert_cmpint (byline_date_from_address ("https://a.example/2021/99/30/story"), ==, 0);
  g_assert_cmpint (byline_date_from_address (NULL), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/date/table", test_table);
  g_test_add_func ("/text/date/languages", test_languages);
  g_test_add_func ("/text/date/places", test_places);
  g_test_add_func ("/text/date/words", test_words);
  g_test_add_func ("/text/date/hostile", test_hostile);
  g_test_add_func ("/text/date/addresses", test_addresses);
  return g_test_run ();
}
