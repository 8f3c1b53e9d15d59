/* Which certificate has the name that a client asks for: a sorted list of all names. */
#include <ctype.h>
#include <stdlib.h>

#include <openssl/x509v3.h>

#include "net/tls_private.h"

#define NAME_MAX_BYTES 255

static int add_name(msf_tls_context *ctx, SSL_CTX *ssl, size_t order, const ASN1_STRING *text)
{
    int n = ASN1_STRING_length(text);
    const char *p = (const char *)ASN1_STRING_get0_data(text);
    if (n <= 0 || n > NAME_MAX_BYTES || memchr(p, '\0', (size_t)n) != NULL) {
        return 0; /* nobody can ask for that */
    }
    msf_tls_name *more = realloc(ctx->names, (ctx->name_count + 1) * sizeof *more);
    if (more == NULL) {
        return -ENOMEM;
    }
    ctx->names = more;
    char *name = strndup(p, (size_t)n);
    if (name == NULL) {
        return -ENOMEM;
    }
    for (char *c = name; *c != '\0'; c++) {
        *c = (char)tolower((unsigned char)*c);
    }
    more[ctx->name_count++] = (msf_tls_name){name, ssl, order};
    return 0;
}

/* The subject's name counts only where there are no others (RFC 6125, 6.4.4). */
static int add_common_name(msf_tls_context *ctx, SSL_CTX *ssl, size_t order, X509 *cert)
{
    const X509_NAME *subject = X509_get_subject_name(cert);
    int i = X509_NAME_get_index_by_NID(subject, NID_commonName, -1);
    return i < 0 ? 0 : add_name(ctx, ssl, order, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, i)));
}

int msf_tls_add_names(msf_tls_context *ctx, SSL_CTX *ssl, size_t order)
{
    X509 *cert = SSL_CTX_get0_certificate(ssl);
    GENERAL_NAMES *names = X509_get_ext_d2i(cert, NID_subject_alt_name, NULL, NULL);
    int code = names == NULL ? add_common_name(ctx, ssl, order, cert) : 0;
    for (int i = 0; code == 0 && names != NULL && i < sk_GENERAL_NAME_num(names); i++) {
        const GENERAL_NAME *g = sk_GENERAL_NAME_value(names, i);
        code = g->type == GEN_DNS ? add_name(ctx, ssl, order, g->d.dNSName) : 0;
    }
    GENERAL_NAMES_free(names);
    return code;
}

static int compare(const void *a, const void *b)
{
    const msf_tls_name *x = a, *y = b;
    int order = strcmp(x->name, y->name);
    return order != 0 ? order : x->order < y->order ? -1 : x->order > y->order;
}

void msf_tls_sort_names(msf_tls_context *ctx)
{
    if (ctx->name_count > 0) {
        qsort(ctx->names, ctx->name_count, sizeof *ctx->names, compare);
    }
}

/* The first of those that have exactly this name. */
static SSL_CTX *find(const msf_tls_context *ctx, const char *name)
{
    size_t low = 0, high = ctx->name_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(ctx->names[middle].name, name) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < ctx->name_count && strcmp(ctx->names[low].name, name) == 0 ? ctx->names[low].ssl : NULL;
}

SSL_CTX *msf_tls_find_name(const msf_tls_context *ctx, const char *name)
{
    char lower[NAME_MAX_BYTES + 2];
    size_t n = strlen(name);
    if (n == 0 || n > NAME_MAX_BYTES) {
        return NULL;
    }
    for (size_t i = 0; i <= n; i++) {
        lower[i] = (char)tolower((unsigned char)name[i]);
    }
    if (n > 1 && lower[n - 1] == '.') {
        lower[n - 1] = '\0';
    }
    SSL_CTX *ssl = find(ctx, lower);
    char *rest = ssl == NULL ? strchr(lower, '.') : NULL;
    if (rest == NULL || rest == lower) {
        return ssl;
    }
    rest[-1] = '*'; /* "www.example.com" is covered by "*.example.com" */
    return find(ctx, rest - 1);
}
