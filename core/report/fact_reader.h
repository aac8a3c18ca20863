#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/facts/world.h"
#include "core/report/report.h"

namespace lx {

/// Reads a fact of rows through references ("area.name") for reports.
class FactReader
{
public:
    /// Precondition: the fact exists and was loaded.
    FactReader(const World& world, const std::string& ledger, const std::string& path,
               bool masked = false);
    /// `masked`: sensitive fields (ID numbers, phones) without their middle.
    FactReader(const World& world, FactPath path, bool masked = false);

    /// As people read it; "" where it is empty or not known (in a row what is not known stays
    /// blank, domain, section 4), or a reference on the way is empty.
    [[nodiscard]] std::string show(std::int32_t row) const;
    [[nodiscard]] Value value(std::int32_t row) const;
    /// True only where a yes/no fact is true.
    [[nodiscard]] bool is_true(std::int32_t row) const;
    [[nodiscard]] const FactDef& def() const { return *m_path.fact; }

private:
    [[nodiscard]] std::int32_t last(std::int32_t row) const;

    const World& m_world;
    FactPath m_path;
    const FieldDef* m_masked = nullptr; ///< the field whose middle is hidden
    std::vector<const std::vector<std::int32_t>*> m_steps;
};

/// The fact as a cell of that column: a number where it adds up numbers, otherwise text.
[[nodiscard]] ReportCell fact_cell(const ReportColumn& column, const FactReader& reader,
                                   std::int32_t row);

} // namespace lx
