#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/ledger/catalog.h"
#include "core/ledger/record.h"

namespace lx::test {

/// What a test writes into a field: nothing, text (also dates, choices, natural keys of other
/// rows), a number (money in 元), yes/no.
using Cell = std::variant<std::monostate, std::string, double, bool>;

/// One row as a test writes it: field key → cell. Fields that are required and left out get a
/// harmless value.
using Row = std::map<std::string, Cell>;

/// Rows of several ledgers, readable in tests: references are natural keys.
///
///     CountyRows county;
///     county.add("unit", {{"uscc", "A"}, {"category", "社会组织"}});
///     county.add("survey", {{"unit", "A"}, {"date", "2025-03-01"}, {"headcount", 120}});
class CountyRows
{
public:
    /// With the jurisdiction's row (640121, 永宁县, 县区旗) unless told otherwise.
    explicit CountyRows(bool with_jurisdiction = true);

    struct Text : Cell
    {
        Text(const char* text) : Cell(std::string(text)) {}
        Text(std::string text) : Cell(std::move(text)) {}
        Text(int number) : Cell(static_cast<double>(number)) {}
        Text(double number) : Cell(number) {}
        Text(bool yes) : Cell(yes) {}
        Text(std::nullptr_t) {}
    };
    /// Returns the row's natural key.
    std::string add(const std::string& ledger,
                    std::initializer_list<std::pair<const char*, Text>> cells);
    std::string add(const std::string& ledger, Row row);

    [[nodiscard]] std::map<std::string, std::vector<Row>>& rows() { return m_rows; }
    [[nodiscard]] const std::map<std::string, std::vector<Row>>& rows() const { return m_rows; }

    /// The rows as records, ids from 1 on in each ledger. What is wrong with them (an unknown
    /// field, a reference to a row that is not there) comes in `fault`.
    [[nodiscard]] std::map<std::string, std::vector<Record>> records(std::string& fault) const;
    /// The same; fails the test where something is wrong.
    [[nodiscard]] std::map<std::string, std::vector<Record>> records() const;
    /// id of the row with a natural key; 0 if there is none.
    [[nodiscard]] std::int64_t id_of(const std::string& ledger, const std::string& key) const;

private:
    [[nodiscard]] std::string key_of(const LedgerDef& def, const Row& row) const;
    [[nodiscard]] Row complete(const LedgerDef& def, const Row& row, std::size_t number) const;
    [[nodiscard]] Value value_of(const FieldDef& field, const Cell& cell, std::string& fault) const;

    std::map<std::string, std::vector<Row>> m_rows;
};

} // namespace lx::test
