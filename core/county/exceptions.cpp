#include "core/county/exceptions.h"

#include <algorithm>
#include <tuple>

#include "core/county/focus_def.h"
#include "core/facts/row_view.h"

namespace lx {

namespace {

/// Of several for one finding (the same object by its name and by its code, a rule and a list that
/// holds it) what holds, then the newest.
bool counts_before(const Exception& a, const Exception& b)
{
    const auto rank = [](const Exception& one) {
        return std::tuple(!one.expired, one.date ? one.date->days() : INT32_MIN, one.id);
    };
    return rank(a) > rank(b);
}

} // namespace

Needs Exceptions::needs(const FactRegistry& registry)
{
    return RowView::needs(
        registry, "exception",
        {"rule", "object_kind", "object", "reason", "accepted_by", "date", "until"});
}

Exceptions Exceptions::of(const World& world)
{
    Exceptions made;
    const RowView rows(world, "exception");
    const auto& subjects = world.snapshot().object_ids("exception");
    for (std::int32_t row = 0; row < rows.rows(); ++row) {
        const std::int64_t subject = subjects[static_cast<std::size_t>(row)];
        if (subject == kNone64 || !rows.known(row))
            continue;
        Exception one;
        one.id = rows.id(row);
        one.date = rows.day(row, "date");
        one.until = rows.day(row, "until");
        one.expired = one.until && *one.until < world.as_of();
        one.reason = rows.text(row, "reason");
        one.accepted_by = rows.text(row, "accepted_by");
        for (const std::string& name : FocusDefs::program().names_of(rows.text(row, "rule")))
            made.m_map.put(name, world.snapshot().object_ledger("exception", row)->code, subject,
                           one, counts_before);
    }
    return made;
}

const Exception* Exceptions::valid(std::string_view rule, std::string_view ledger,
                                   std::int64_t id) const
{
    const Exception* found = find(rule, ledger, id);
    return found != nullptr && !found->expired ? found : nullptr;
}

bool takes_exceptions(const Catalog& catalog, const LedgerDef& def)
{
    const auto about = catalog.object_ledgers(*catalog.ledger("exception"));
    return std::find(about.begin(), about.end(), &def) != about.end();
}

} // namespace lx
