#include "core/ledger/catalog.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include <QDirIterator>
#include <QFile>

#include "core/ledger/definition_check.h"
#include "core/ledger/definition_json.h"

namespace lx {

namespace {

constexpr std::string_view index_file = "index.json";

/// All JSON files of a folder of the compiled-in definitions, by name.
std::vector<Catalog::Source> builtin_sources(const char* folder)
{
    std::vector<Catalog::Source> sources;
    QDirIterator files(QString::fromUtf8(folder), {QStringLiteral("*.json")}, QDir::Files);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            sources.push_back({file.fileName().toStdString(), file.readAll().toStdString()});
    }
    std::sort(sources.begin(), sources.end(),
              [](const auto& a, const auto& b) { return a.file < b.file; });
    return sources;
}

Error catalog_error(const std::string& what)
{
    return {ErrorKind::BadInput, what, {}};
}

Error index_error(const std::string& file, const char* what, const std::string& code)
{
    return catalog_error("定义文件 " + file + " " + what + " " + code + "，请更正后再用。");
}

/// Puts the ledgers in the index's order and gives them its group headings.
Result<std::vector<LedgerDef>> ordered(std::vector<LedgerDef> ledgers,
                                       const std::vector<LedgerGroup>& groups,
                                       const std::string& file)
{
    std::vector<LedgerDef> out;
    for (const LedgerGroup& group : groups) {
        for (const std::string& code : group.ledgers) {
            const auto at = std::find_if(ledgers.begin(), ledgers.end(),
                                         [&](const LedgerDef& def) { return def.code == code; });
            if (at == ledgers.end())
                return fail(index_error(file, "列了没有或重复的台账", code));
            at->group = group.name;
            out.push_back(std::move(*at));
            ledgers.erase(at);
        }
    }
    if (!ledgers.empty())
        return fail(index_error(file, "没有列出台账", ledgers.front().code));
    return out;
}

} // namespace

Result<Catalog> Catalog::from_json(const std::vector<Source>& ledgers,
                                   const std::vector<Source>& dictionaries)
{
    Catalog catalog;
    for (const Source& source : dictionaries) {
        LX_ASSIGN(Dictionary dictionary, dictionary_from_json(source.file, source.json));
        if (!catalog.m_dictionary_index.emplace(dictionary.code, catalog.m_dictionaries.size())
                 .second)
            return fail(catalog_error("定义文件 " + source.file + "：字典 " + dictionary.code +
                                      " 重复，请更正后再用。"));
        catalog.m_dictionaries.push_back(std::move(dictionary));
    }
    const Source* index = nullptr;
    for (const Source& source : ledgers) {
        if (source.file.ends_with(index_file)) {
            index = &source;
            continue;
        }
        LX_ASSIGN(LedgerDef def, ledger_from_json(source.file, source.json));
        catalog.m_ledgers.push_back(std::move(def));
    }
    if (index != nullptr) {
        LX_ASSIGN(const std::vector<LedgerGroup> groups,
                  ledger_index_from_json(index->file, index->json));
        LX_ASSIGN(catalog.m_ledgers, ordered(std::move(catalog.m_ledgers), groups, index->file));
    }
    for (std::size_t i = 0; i < catalog.m_ledgers.size(); ++i) {
        if (!catalog.m_ledger_index.emplace(catalog.m_ledgers[i].code, i).second)
            return fail(
                catalog_error("台账 " + catalog.m_ledgers[i].code + " 有两份定义，请更正后再用。"));
    }
    for (const LedgerDef& def : catalog.m_ledgers) {
        const std::string trouble = definition_trouble(catalog, def);
        if (!trouble.empty())
            return fail(
                catalog_error("台账 " + def.code + " 的定义：" + trouble + "，请更正后再用。"));
    }
    return catalog;
}

const Catalog& Catalog::builtin()
{
    static const Catalog catalog = [] {
        auto read = from_json(builtin_sources(":/ledgers"), builtin_sources(":/dictionaries"));
        if (!read || read->ledgers().empty()) {
            std::fprintf(stderr, "%s\n",
                         read ? "程序内没有台账定义。" : read.error().message.c_str());
            std::abort();
        }
        return std::move(*read);
    }();
    return catalog;
}

const LedgerDef* Catalog::ledger(std::string_view code) const
{
    const auto at = m_ledger_index.find(code);
    return at == m_ledger_index.end() ? nullptr : &m_ledgers[at->second];
}

const LedgerDef* Catalog::named(std::string_view name) const
{
    const auto at = std::find_if(m_ledgers.begin(), m_ledgers.end(),
                                 [&](const LedgerDef& def) { return def.name == name; });
    return at == m_ledgers.end() ? nullptr : &*at;
}

std::vector<const LedgerDef*> Catalog::object_ledgers(const LedgerDef& def) const
{
    std::vector<const LedgerDef*> found;
    if (def.object_kind_field() < 0)
        return found;
    const FieldDef& kind = def.fields[static_cast<std::size_t>(def.object_kind_field())];
    if (const Dictionary* kinds = dictionary(kind.dictionary))
        for (const DictionaryValue& one : kinds->values)
            if (const LedgerDef* ledger = named(one.value))
                found.push_back(ledger);
    return found;
}

const Dictionary* Catalog::dictionary(std::string_view code) const
{
    const auto at = m_dictionary_index.find(code);
    return at == m_dictionary_index.end() ? nullptr : &m_dictionaries[at->second];
}

Result<> Catalog::add_own_field(std::string_view ledger, FieldDef field)
{
    const auto at = m_ledger_index.find(ledger);
    if (at == m_ledger_index.end())
        return fail(ErrorKind::Usage, "没有名为 " + std::string(ledger) + " 的台账。");
    LedgerDef changed = m_ledgers[at->second];
    field.own = true;
    if (field.group.empty())
        field.group = "自定义";
    for (const FieldDef& each : changed.fields) {
        if (each.key == field.key || each.name == field.name)
            return fail(ErrorKind::Refused, "台账“" + changed.name + "”已有字段“" + each.name +
                                                "”，请给自定义字段另取名称。");
    }
    changed.fields.insert(changed.fields.end() - 1, std::move(field));
    const std::string trouble = definition_trouble(*this, changed);
    if (!trouble.empty())
        return fail(ErrorKind::Refused, "自定义字段不能这样设置：" + trouble + "。");
    m_ledgers[at->second] = std::move(changed);
    return {};
}

Result<> Catalog::add_dictionary(Dictionary dictionary)
{
    dictionary.build_index();
    for (std::size_t i = 0; i < dictionary.values.size(); ++i) {
        const std::string& value = dictionary.values[i].value;
        if (value.empty() || dictionary.find(value) != static_cast<int>(i))
            return fail(ErrorKind::Refused, "“" + dictionary.name + "”的选项里" +
                                                (value.empty() ? "有空的" : "“" + value + "”重复") +
                                                "，请改正后再试。");
    }
    if (dictionary.values.empty() ||
        !m_dictionary_index.emplace(dictionary.code, m_dictionaries.size()).second)
        return fail(ErrorKind::Refused, "“" + dictionary.name + "”没有选项，或者代码“" +
                                            dictionary.code + "”已有字典。");
    m_dictionaries.push_back(std::move(dictionary));
    return {};
}

Result<> Catalog::replace_dictionary(Dictionary dictionary)
{
    const auto at = m_dictionary_index.find(dictionary.code);
    if (at == m_dictionary_index.end())
        return fail(ErrorKind::Usage, "没有代码为 " + dictionary.code + " 的字典。");
    for (const DictionaryValue& value : dictionary.values) {
        if (value.value.empty())
            return fail(ErrorKind::Refused,
                        "字典“" + dictionary.name + "”里有空的值，请填写或删去。");
    }
    const std::vector<std::string> doubtful = dictionary.build_index();
    if (!doubtful.empty())
        return fail(ErrorKind::Refused, "字典“" + dictionary.name + "”里“" + doubtful.front() +
                                            "”同时指两个值，请只留一处。");
    m_dictionaries[at->second] = std::move(dictionary);
    return {};
}

} // namespace lx
