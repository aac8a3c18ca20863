#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/facts/tri.h"
#include "core/ledger/catalog.h"
#include "core/ledger/span_def.h"

namespace lx {

class FactContext;

/// The spans of a ledger's rows as columns, as its definition declares them (SpanDef) and as they
/// are known on the context's day: a row that starts later is on no day, an end still to come is
/// none.
class RowSpans
{
public:
    enum class Of
    {
        Counting,
        Open,  ///< also over where the row's matter is done
        Start, ///< the row's own start alone: `of` tells whether the row is there at all
    };
    RowSpans(const FactContext& context, const LedgerDef& def, Of of = Of::Counting);
    [[nodiscard]] RowSpan of(std::int32_t row) const;
    /// Whether each of so many rows is there on the context's day.
    [[nodiscard]] std::vector<Tri> on_the_day(std::size_t rows) const;
    /// What must be loaded, as a list of "ledger.field".
    [[nodiscard]] static std::string needs(const Catalog& catalog, const LedgerDef& def,
                                           Of of = Of::Counting);

private:
    /// The columns of one ledger: of the rows themselves, or of those they hang on.
    struct Source
    {
        std::vector<const std::vector<std::int32_t>*> starts;
        std::vector<const std::vector<std::int32_t>*> ends;
        const std::vector<std::int32_t>* year = nullptr;
        const std::vector<std::int32_t>* state = nullptr;
        std::vector<std::int32_t> gone;
        const std::vector<std::int32_t>* within = nullptr; ///< row → row of the next source
    };
    void add(const FactContext& context, const LedgerDef& def, Of of);
    void narrow(const Source& source, std::size_t row, RowSpan& span) const;
    std::int32_t m_day;
    std::vector<Source> m_sources; ///< each hangs on the next
};

} // namespace lx
