#include "core/county/exceptions.h"

#include <algorithm>

#include "core/facts/row_view.h"

namespace lx {

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
        // The same object may stand there by its name and by its code: what holds counts.
        made.m_map.put(
            rows.text(row, "rule"), world.snapshot().object_ledger("exception", row)->code, subject,
            std::move(one),
            [](const Exception& a, const Exception& b) { return b.expired && !a.expired; });
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
