#pragma once

#include <cstdint>
#include <string>

#include "core/base/result.h"
#include "core/ledger/catalog.h"
#include "core/ledger/value.h"
#include "core/store/reference_resolver.h"

namespace lx {

class Database;

/// What a text entered for a field is read as.
struct ReadEntry
{
    Value value;
    std::string problem; ///< why it can't be taken, a sentence; "" = it can
    std::string warning; ///< what was changed or guessed in reading, a sentence; "" = nothing
    bool masked = false; ///< a number with its middle hidden: depends on what stands
    bool clear = false;  ///< the text was "清空"
};

/// Reads texts for fields of rows: values like cells of an import, references by key or name
/// (several of a list parted by 、 or line breaks).
class EntryReader
{
public:
    /// Both must outlive it.
    EntryReader(Database& database, const Catalog& catalog)
        : m_catalog(catalog), m_resolver(database, catalog)
    {}

    /// `stored`: what stands so far; a masked text that only shows it means it again.
    /// `money_factor`: as in read_field. Errors: Database.
    [[nodiscard]] Result<ReadEntry> read(const FieldDef& field, const std::string& text,
                                         const Value& stored = {}, std::int64_t money_factor = 1);

private:
    [[nodiscard]] Result<> resolve(const FieldDef& field, const std::string& text, ReadEntry& read);

    const Catalog& m_catalog;
    ReferenceResolver m_resolver;
};

} // namespace lx
