#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <QJsonObject>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/facts/definitions.h"
#include "core/report/report_def.h"

namespace lx {

/// Where a bound cell or list stood when it was bound, by what is written around it: so it is found
/// again where the upper level has put in a column or a row.
struct BoundPlace
{
    std::vector<std::string> heading{}; ///< of its column, from the top
    std::vector<std::string> label{};   ///< of its row, from the left
    int below = -1;                     ///< rows below the heading; -1 = not noted
    [[nodiscard]] bool noted() const { return !heading.empty() || !label.empty(); }
};

/// A cell of the upper level's workbook and the figure it is filled with.
struct BoundCell
{
    std::string sheet{};
    std::string cell{};   ///< "C5"
    std::string report{}; ///< id
    std::string table{};  ///< of the report, by name; "" = the first that has row and column
    std::string row{};    ///< the row's heading or an area code
    std::string column{}; ///< the column's key
    std::optional<Period> period{};
    BoundPlace place{};
};

/// Rows of a ledger that fill a block downwards.
struct BoundList
{
    std::string sheet{};
    std::string first{};     ///< "A5"
    std::int64_t last_row{}; ///< from 1; rows behind it are not touched
    std::string ledger{};
    QJsonObject where{};                ///< a condition; empty = all that count
    std::vector<std::string> columns{}; ///< headings or keys; "序号" counts the rows;
                                        ///< "" = the column is left alone
    std::vector<std::vector<std::string>> headings{}; ///< beside `columns`, where noted
    int below = -1;                                   ///< rows below the heading; -1 = not noted
};

/// What of a workbook is filled with what.
struct Binding
{
    std::string name{}; ///< as people call it
    std::string fingerprint{};
    std::vector<BoundCell> cells{};
    std::vector<BoundList> lists{};
};

/// A cell's name as row and column from 0.
struct CellAddress
{
    std::int64_t row = 0;
    std::int32_t column = 0;
};
[[nodiscard]] std::optional<CellAddress> cell_address(const std::string& name);
[[nodiscard]] std::string cell_name(std::int64_t row, std::int32_t column);

/// Reads a binding file. Errors (Usage) name file and path: members nobody knows, cells that are
/// none, periods.
[[nodiscard]] Result<Binding> read_binding(std::string_view json, const std::string& file);
/// Holds it against the reports and ledgers there are: reports, columns, ledgers, fields,
/// conditions that there are none of. Errors (Usage) name file and path.
[[nodiscard]] Result<> check_binding(const Binding& binding, const Definitions& definitions,
                                     const std::vector<ReportDef>& reports,
                                     const std::string& file);
/// As a binding file, in one line of text.
[[nodiscard]] QJsonObject binding_json(const Binding& binding);

} // namespace lx
