/* SPDX-License-Identifier: MIT */
#include "scoring/transform.h"

#include <math.h>

static struct exact power(double value, double exponent)
{
    if (value == 0)
        return exact_from(0);
    return exact_exp(exact_multiply(exact_log(value), exact_from(exponent)));
}

struct exact transform(const struct quantity *quantity, double value)
{
    if (!quantity_transforms(quantity, value))
        return exact_from(NAN);
    switch (quantity->transformation) {
    case TRANSFORM_NONE:
        break;
    case TRANSFORM_LOG:
        return exact_log(value);
    case TRANSFORM_RECIPROCAL:
        return exact_divide(exact_from(1), exact_from(value));
    case TRANSFORM_POWER:
        return power(value, quantity->exponent);
    }
    return exact_from(value);
}

int transform_direction(const struct quantity *quantity)
{
    bool falls = quantity->transformation == TRANSFORM_RECIPROCAL ||
                 (quantity->transformation == TRANSFORM_POWER && quantity->exponent < 0);
    return falls ? -1 : 1;
}
