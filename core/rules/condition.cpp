#include "core/rules/condition.h"

namespace lx {

bool is_constant(const Term& term)
{
    return term.kind == Term::Kind::Constant;
}

} // namespace lx
