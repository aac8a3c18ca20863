#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/facts/needs.h"
#include "core/rules/selection.h"

namespace lx {

struct Term;

/// A number of the rows of a ledger, standing alone outside a pack: how many theme days an
/// organization held in the judged year.
class Measure
{
public:
    /// Reads a term of numbers. Errors (BadInput) begin with the place.
    [[nodiscard]] static Result<Measure> read(const QJsonValue& json, const std::string& place,
                                              const std::string& ledger,
                                              const FactRegistry& registry,
                                              const Selection::NamedConditions& named = {});
    /// What a snapshot must hold for it.
    [[nodiscard]] const Needs& needs() const { return m_needs; }
    /// One value a row of the ledger, in ten-thousandths (kScale); kNone64 = not known. Of what is
    /// only known to be at least so much it is that.
    [[nodiscard]] std::vector<std::int64_t> rows(const World& world, const Period& judged) const;

private:
    Measure() = default;
    std::string m_ledger;
    std::shared_ptr<const Term> m_term;
    Needs m_needs;
};

} // namespace lx
