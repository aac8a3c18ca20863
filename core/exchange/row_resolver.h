#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "core/base/result.h"
#include "core/exchange/import_telling.h"
#include "core/exchange/row_parser.h"
#include "core/store/ledger_store.h"
#include "core/store/reference_resolver.h"

namespace lx {

/// Puts ids where a parsed row names other rows: references, lists of them, and the object of an
/// honour. Reads the file, writes nothing.
class RowResolver
{
public:
    RowResolver(Database& database, const Catalog& catalog, const HeadingIndex& index,
                const ImportTelling& telling);

    enum class Resolved
    {
        Yes,  ///< what names no row is among the row's errors
        Later ///< it names a row of its own ledger that is not there yet
    };
    /// `last_chance`: no more rows come; what is not there is an error.
    [[nodiscard]] Result<Resolved> resolve(ParsedRow& row, bool last_chance);
    /// A row of the imported ledger was inserted: rows after it may name it.
    void inserted(const Record& record);

private:
    [[nodiscard]] Result<Resolved> resolve_single(ParsedRow& row, std::size_t first,
                                                  std::size_t count, bool last_chance);
    [[nodiscard]] Result<> resolve_list(ParsedRow& row, const RefText& ref);
    [[nodiscard]] Result<bool> resolve_pieces(const LedgerDef& other, const std::string& text,
                                              const std::function<void(std::int64_t)>& take);
    void resolve_object(ParsedRow& row);

    const Catalog& m_catalog;
    const HeadingIndex& m_index;
    const LedgerDef& m_def;
    const ImportTelling& m_telling;
    LedgerStore m_store;
    ReferenceResolver m_references;
    bool m_names_itself = false; ///< rows refer to rows of their own ledger
    int m_object_kind = -1;      ///< honour: position of 对象类别 and 对象
    int m_object = -1;
};

} // namespace lx
