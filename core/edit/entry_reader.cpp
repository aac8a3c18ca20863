#include "core/edit/entry_reader.h"

#include <utility>
#include <vector>

#include "core/base/text.h"
#include "core/ledger/field_text.h"

namespace lx {

namespace {

/// Between 、, ； and line breaks, without blanks around and empty ones.
std::vector<std::string> names_in(const std::string& text)
{
    std::vector<std::string> names{""};
    for (std::size_t at = 0; at < text.size();) {
        std::size_t length = 1;
        bool parts = text[at] == '\n' || text[at] == ';';
        for (const std::string_view sign : {"、", "；"}) {
            if (text.compare(at, sign.size(), sign) == 0) {
                parts = true;
                length = sign.size();
            }
        }
        if (parts)
            names.emplace_back();
        else
            names.back() += text[at];
        at += length;
    }
    for (std::string& name : names)
        name = trim(name);
    std::erase(names, std::string());
    return names;
}

/// What reading says of a value is no sentence yet.
std::string sentence(std::string text)
{
    if (!text.empty() && !text.ends_with("。"))
        text += "。";
    return text;
}

} // namespace

Result<ReadEntry> EntryReader::read(const FieldDef& field, const std::string& text,
                                    const Value& stored, std::int64_t money_factor)
{
    FieldReading reading = read_change(m_catalog, field, text, stored, money_factor);
    ReadEntry read;
    read.masked = reading.masked;
    read.clear = reading.clear;
    read.problem = sentence(std::move(reading.error));
    read.warning = sentence(std::move(reading.warning));
    read.value = std::move(reading.value);
    const bool names_rows = field.type == FieldType::Ref || field.type == FieldType::RefList ||
                            field.type == FieldType::RefOrText;
    if (const std::string name = text_of(read.value);
        names_rows && !name.empty() && read.problem.empty())
        LX_TRY(resolve(field, name, read));
    return read;
}

Result<> EntryReader::resolve(const FieldDef& field, const std::string& text, ReadEntry& read)
{
    const LedgerDef& other = *m_catalog.ledger(field.ledger);
    LX_ASSIGN(const auto whole, m_resolver.find(other, text));
    if (whole.id != 0) {
        read.value =
            field.type == FieldType::RefList ? Value(std::to_string(whole.id)) : Value(whole.id);
        return {};
    }
    if (field.type == FieldType::RefOrText && whole.candidates == 0)
        return {}; // the text itself
    const auto names =
        field.type == FieldType::RefList ? names_in(text) : std::vector<std::string>{text};
    std::string ids;
    for (const std::string& name : names) {
        LX_ASSIGN(const auto found, m_resolver.find(other, name));
        if (found.id == 0) {
            read.value = {};
            read.problem = sentence(ReferenceResolver::reason(other, name, found));
            return {};
        }
        ids += (ids.empty() ? "" : ",") + std::to_string(found.id);
    }
    read.value = ids;
    return {};
}

} // namespace lx
