#include "core/county/supervision.h"

#include <tuple>

#include "core/county/focus_def.h"
#include "core/facts/row_view.h"

namespace lx {

namespace {

/// An open one before a closed one, then the newest.
bool counts_before(const Supervised& a, const Supervised& b)
{
    const auto rank = [](const Supervised& one) {
        return std::tuple(one.state != SupervisionState::Closed,
                          one.issued ? one.issued->days() : INT32_MIN, one.id);
    };
    return rank(a) > rank(b);
}

} // namespace

Needs Supervisions::needs(const FactRegistry& registry)
{
    return RowView::needs(
        registry, "supervision",
        {"rule", "object_kind", "object", "code", "person", "progress", "issued", "due", "closed"});
}

Supervisions Supervisions::of(const World& world)
{
    Supervisions made;
    const RowView rows(world, "supervision");
    const auto& subjects = world.snapshot().object_ids("supervision");
    for (std::int32_t row = 0; row < rows.rows(); ++row) {
        const std::int64_t subject = subjects[static_cast<std::size_t>(row)];
        if (subject == kNone64 || !rows.known(row))
            continue;
        Supervised one;
        one.id = rows.id(row);
        one.issued = rows.day(row, "issued");
        one.due = rows.day(row, "due");
        one.closed = rows.day(row, "closed");
        one.state = supervision_state(one.due, one.closed, world.as_of());
        one.code = rows.text(row, "code");
        one.person = rows.text(row, "person");
        one.progress = rows.text(row, "progress");
        for (const std::string& name : FocusDefs::program().names_of(rows.text(row, "rule")))
            made.m_map.put(name, world.snapshot().object_ledger("supervision", row)->code, subject,
                           one, counts_before);
    }
    return made;
}

} // namespace lx
