#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "core/base/result.h"
#include "core/exchange/area_names.h"
#include "core/exchange/import_telling.h"
#include "core/exchange/reference_adder.h"
#include "core/exchange/row_parser.h"
#include "core/store/ledger_store.h"
#include "core/store/reference_resolver.h"

namespace lx {

/// Puts ids where a parsed row names other rows: references, lists of them, and the object of an
/// honour. Areas are understood as people write them, and a row without one gets that of its
/// section, its block, its sheet or, where the list has no column of it, its title. What is not
/// there is an error where the row needs it, else the row goes in without. Rows the answers let it
/// add (ReferenceAdder) are written by add_wanted() alone.
class RowResolver
{
public:
    RowResolver(Database& database, const Catalog& catalog, const HeadingIndex& index,
                ImportTelling& telling, ReferenceAdder& adder);

    enum class Resolved
    {
        Yes,  ///< what names no row is among the row's errors
        Later ///< it names a row that is not there yet
    };
    enum class Turn
    {
        Early, ///< other rows are taken before this one: what it would add has to wait
        Now,   ///< it is taken next
        Last   ///< no more rows come; what is not there is an error
    };
    [[nodiscard]] Result<Resolved> resolve(ParsedRow& row, Turn turn);
    /// Adds what a resolved row needs, once nothing is wrong with it: ids for the placeholders of
    /// `record`, the row as it will stand, and of the rows it carries. False: told among the row's
    /// errors.
    [[nodiscard]] Result<bool> add_wanted(ParsedRow& row, Record& record);
    /// The record of a row whose turn has not come, with the references of its key that are there
    /// already. Tells nothing and leaves the row as it is.
    [[nodiscard]] Result<Record> with_known_keys(const ParsedRow& row);
    /// Whether the row refers to its own ledger by one of these folded names.
    [[nodiscard]] bool waits_for(const ParsedRow& row,
                                 const std::unordered_set<std::string>& names) const;
    /// The folded names by which other rows may refer to this one.
    void add_names(const ParsedRow& row, std::unordered_set<std::string>& names) const;
    /// From now on rows are refused for what they refer to in their own ledger: they stand above
    /// each other.
    void only_circles_left() { m_in_circle = true; }
    /// A row of the imported ledger was inserted: rows after it may name it.
    void inserted(const Record& record);
    /// What stands around a row says no more than 望远镇: a row that stands in a village of it
    /// stays there. `before`: how it stands; `record`: how it will.
    [[nodiscard]] Result<> keep_finer_area(const ParsedRow& row, const Record& before,
                                           Record& record);
    /// A row was taken as this record: one without an area is told.
    void tell_placeless(const ParsedRow& row, const Record& record, bool is_new);

private:
    [[nodiscard]] Result<Resolved> resolve_single(ParsedRow& row, std::size_t first,
                                                  std::size_t count, Turn turn);
    [[nodiscard]] Result<> resolve_list(ParsedRow& row, const RefText& ref);
    [[nodiscard]] Result<bool> resolve_pieces(const LedgerDef& other, const std::string& text,
                                              const std::function<void(std::int64_t)>& take);
    void resolve_object(ParsedRow& row);
    [[nodiscard]] Result<ReferenceResolver::Found> find(const LedgerDef& other,
                                                        const RefText& named, ParsedRow& row);
    [[nodiscard]] Result<ReferenceResolver::Found> find_area(const LedgerDef& other,
                                                             const RefText& named, ParsedRow& row);
    [[nodiscard]] Result<AreaNames*> areas();
    [[nodiscard]] std::string day_of(const ParsedRow& row, FieldTarget target) const;
    [[nodiscard]] WantedRow wanted(const ParsedRow& row, std::size_t first, std::size_t count,
                                   const LedgerDef& other) const;
    [[nodiscard]] Result<ReferenceAdder::Standing> standing(const LedgerDef& other);
    [[nodiscard]] Result<> place_area(ParsedRow& row);
    void take_heading(ParsedRow& row, const AreaNames& areas);
    [[nodiscard]] static Value planned(ParsedRow& row, Addition addition);
    [[nodiscard]] Result<std::int64_t> find_wanted(const WantedRow& wanted);
    void not_there(ParsedRow& row, const RefText& named, const LedgerDef& other,
                   const ReferenceResolver::Found& found);

    const Catalog& m_catalog;
    const HeadingIndex& m_index;
    const LedgerDef& m_def;
    ImportTelling& m_telling;
    ReferenceAdder& m_adder;
    Database& m_database;
    std::optional<AreaNames> m_areas; ///< read when the first area is asked for
    std::unordered_map<std::string, AreaNames::Found> m_known_areas; ///< by the text as written
    int m_area = -1; ///< field of the ledger that names its area, where that is no key
    struct Titled    ///< what the title of a section or a sheet says of the rows below it
    {
        std::int64_t area = 0;
        bool is_place = false; ///< it means an area, of the ledger or not
        std::string told;      ///< Chinese, {} = how many rows
    };
    [[nodiscard]] Titled titled(const AreaNames& areas, const std::string& title, const char* what,
                                const char* rows) const;
    struct Block ///< of a table whose first column is the area
    {
        int table = -1;
        bool first_column = false;
        std::int64_t above = 0;         ///< the last one given…
        std::optional<WantedRow> added; ///< …or, where it is to be added, what it is called
        Titled sheet;
        std::int64_t heading = 0; ///< the only area the lines above the table or its file name
        std::shared_ptr<const std::string> title; ///< of the last section
        Titled section;
    };
    Block m_block;
    LedgerStore m_store;
    ReferenceResolver m_references;
    bool m_in_circle = false;
    bool m_names_itself = false; ///< rows refer to rows of their own ledger
    int m_object_kind = -1;      ///< honour: position of 对象类别 and 对象
    int m_object = -1;
};

} // namespace lx
