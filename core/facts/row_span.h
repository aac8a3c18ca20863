#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/ledger/catalog.h"
#include "core/ledger/span_def.h"

namespace lx {

class FactContext;

/// The spans of a ledger's rows as columns, as its definition declares them (SpanDef).
class RowSpans
{
public:
    enum class Of
    {
        Counting,
        Open, ///< also over where the row's matter is done
    };
    RowSpans(const FactContext& context, const LedgerDef& def, Of of = Of::Counting);
    [[nodiscard]] RowSpan of(std::int32_t row) const;
    /// What must be loaded, as a list of "ledger.field".
    [[nodiscard]] static std::string needs(const Catalog& catalog, const LedgerDef& def);

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
    static void narrow(const Source& source, std::size_t row, RowSpan& span);
    std::vector<Source> m_sources; ///< each hangs on the next
};

} // namespace lx
