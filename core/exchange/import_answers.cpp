#include "core/exchange/import_answers.h"

#include <algorithm>
#include <iterator>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "core/base/input_file.h"
#include "core/base/text.h"

namespace lx {

namespace {

constexpr const char* fill_name = "fill";
constexpr const char* lists_name = "lists";
constexpr const char* values_name = "values";
constexpr const char* add_name = "add";
constexpr const char* leave_out_name = "leave_out";
constexpr const char* individuals_name = "individuals";

tl::unexpected<Error> wrong(const std::string& file, const std::string& what)
{
    return fail(ErrorKind::Usage, "列对应文件“" + file + "”里的" + what + "。");
}

QString q(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// Members of an object as texts; "" for null.
Result<std::vector<std::pair<std::string, std::string>>>
texts_of(const QJsonValue& value, const std::string& file, const std::string& name)
{
    std::vector<std::pair<std::string, std::string>> texts;
    if (value.isUndefined())
        return texts;
    if (!value.isObject())
        return wrong(file, name + " 应写成 {\"字段名\": \"值\"}");
    const QJsonObject object = value.toObject();
    for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
        if (!it.value().isString() && !it.value().isNull())
            return wrong(file, name + " 里“" + it.key().toStdString() + "”的值不是文字");
        texts.emplace_back(it.key().toStdString(), it.value().toString().toStdString());
    }
    return texts;
}

Result<std::vector<std::string>> words_of(const QJsonValue& value, const std::string& file,
                                          const std::string& name)
{
    std::vector<std::string> words;
    if (value.isUndefined())
        return words;
    if (!value.isArray())
        return wrong(file, name + " 应写成一列文字");
    for (const QJsonValue word : value.toArray()) {
        if (!word.isString())
            return wrong(file, name + " 里有一项不是文字");
        words.push_back(word.toString().toStdString());
    }
    return words;
}

bool contains(const std::vector<std::string>& words, std::string_view word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

template <typename Items, typename Is> bool contains_if(const Items& items, Is is)
{
    return std::any_of(items.begin(), items.end(), is);
}

bool is_single(const ImportAnswers::Addition& addition)
{
    return !addition.name.empty();
}

template <typename Items> void append(Items& items, const Items& more)
{
    items.insert(items.end(), more.begin(), more.end());
}

template <typename Items> Items those_not_in(const Items& items, const Items& others)
{
    Items rest;
    std::copy_if(items.begin(), items.end(), std::back_inserter(rest), [&](const auto& item) {
        return std::find(others.begin(), others.end(), item) == others.end();
    });
    return rest;
}

} // namespace

ImportAnswers::Addition ImportAnswers::Addition::from_text(std::string_view text)
{
    const std::size_t at = std::min(text.find('='), text.size());
    return {std::string(trimmed(text.substr(0, at))),
            std::string(trimmed(text.substr(std::min(at + 1, text.size()))))};
}

std::string ImportAnswers::Addition::text() const
{
    return name.empty() ? ledger : ledger + "=" + name;
}

bool ImportAnswers::adds_all(std::string_view ledger) const
{
    return contains_if(
        add, [&](const Addition& each) { return each.ledger == ledger && each.name.empty(); });
}

bool ImportAnswers::adds(std::string_view ledger, std::string_view name) const
{
    const auto is = [&](const Addition& each) {
        return each.ledger == ledger && (each.name.empty() || each.name == name);
    };
    if (add.empty() || contains_if(add, is))
        return !add.empty();
    const std::string folded = fold(name); // the list may write it in several ways
    return contains_if(add, [&](const Addition& each) {
        return each.ledger == ledger && fold(each.name) == folded;
    });
}

bool ImportAnswers::leaves_out(std::string_view key) const
{
    return contains(leave_out, key);
}

bool ImportAnswers::is_empty() const
{
    return mapping.columns.empty() && fills.empty() && meanings.empty() &&
           !contains_if(add, is_single);
}

ImportAnswers ImportAnswers::for_list(const std::string& list) const
{
    ImportAnswers own = *this;
    std::erase_if(own.fills,
                  [&](const Fill& fill) { return !fill.list.empty() && fill.list != list; });
    std::ranges::stable_partition(own.fills, [](const Fill& fill) { return !fill.list.empty(); });
    for (Fill& fill : own.fills)
        fill.list.clear();
    return own;
}

ImportAnswers ImportAnswers::take_beneath(const ImportAnswers& earlier)
{
    ImportAnswers taken;
    for (const auto& column : earlier.mapping.columns) {
        if (!contains_if(mapping.columns,
                         [&](const auto& own) { return fold(own.first) == fold(column.first); }))
            taken.mapping.columns.push_back(column);
    }
    for (const Fill& fill : earlier.fills) {
        if (!contains_if(fills, [&](const Fill& own) {
                return own.field == fill.field && own.list == fill.list;
            }))
            taken.fills.push_back(fill);
    }
    for (const Meaning& meaning : earlier.meanings) {
        if (!contains_if(meanings, [&](const Meaning& own) {
                return own.field == meaning.field && fold(own.text) == fold(meaning.text);
            }))
            taken.meanings.push_back(meaning);
    }
    for (const Addition& addition : earlier.add) {
        if (is_single(addition) && !adds(addition.ledger, addition.name))
            taken.add.push_back(addition);
    }
    append(mapping.columns, taken.mapping.columns);
    append(fills, taken.fills);
    append(meanings, taken.meanings);
    append(add, taken.add);
    return taken;
}

ImportAnswers ImportAnswers::shared_with(const ImportAnswers& other) const
{
    return without(without(other));
}

ImportAnswers ImportAnswers::without(const ImportAnswers& other) const
{
    ImportAnswers rest;
    rest.mapping.columns = those_not_in(mapping.columns, other.mapping.columns);
    rest.fills = those_not_in(fills, other.fills);
    rest.meanings = those_not_in(meanings, other.meanings);
    rest.add = those_not_in(add, other.add);
    std::erase_if(rest.add, [](const Addition& each) { return !is_single(each); });
    return rest;
}

Result<ImportAnswers> ImportAnswers::from_json(const std::string& json, const std::string& file)
{
    ImportAnswers answers;
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(
        QByteArray::fromRawData(json.data(), static_cast<qsizetype>(json.size())), &error);
    QJsonObject outer = document.object();
    LX_ASSIGN(const auto fills, texts_of(outer.take(q(fill_name)), file, fill_name));
    for (const auto& [field, value] : fills)
        answers.fills.push_back({field, value});
    const QJsonValue lists = outer.take(q(lists_name));
    if (!lists.isUndefined() && !lists.isObject())
        return wrong(file, "lists 应写成 {\"表的编号\": {\"fill\": {\"字段名\": \"值\"}}}");
    const QJsonObject by_list = lists.toObject();
    for (auto it = by_list.constBegin(); it != by_list.constEnd(); ++it) {
        LX_ASSIGN(const auto of_list,
                  texts_of(it.value().toObject().value(q(fill_name)), file, fill_name));
        for (const auto& [field, value] : of_list)
            answers.fills.push_back({field, value, it.key().toStdString()});
    }
    const QJsonValue values = outer.take(q(values_name));
    if (!values.isUndefined() && !values.isObject())
        return wrong(file, "values 应写成 {\"字段名\": {\"原文\": \"值\"}}");
    const QJsonObject by_field = values.toObject();
    for (auto it = by_field.constBegin(); it != by_field.constEnd(); ++it) {
        LX_ASSIGN(const auto meanings, texts_of(it.value(), file, values_name));
        for (const auto& [text, value] : meanings)
            answers.meanings.push_back({it.key().toStdString(), text, value});
    }
    LX_ASSIGN(const auto additions, words_of(outer.take(q(add_name)), file, add_name));
    for (const std::string& addition : additions)
        answers.add.push_back(Addition::from_text(addition));
    LX_ASSIGN(answers.leave_out, words_of(outer.take(q(leave_out_name)), file, leave_out_name));
    const QJsonValue individuals = outer.take(q(individuals_name));
    if (!individuals.isUndefined() && !individuals.isBool())
        return wrong(file, "individuals 应写成 true 或 false");
    if (individuals.isBool())
        answers.individuals = individuals.toBool();
    const bool rest_is_text = error.error != QJsonParseError::NoError || !document.isObject();
    LX_ASSIGN(
        answers.mapping,
        SavedMapping::from_json(
            rest_is_text ? json : QJsonDocument(outer).toJson(QJsonDocument::Compact).toStdString(),
            file));
    return answers;
}

Result<ImportAnswers> ImportAnswers::load(const std::string& path)
{
    constexpr std::uint64_t most = 4 << 20;
    auto json = read_file(path, most + 1);
    if (!json) {
        json.error().message = "列对应文件" + json.error().message;
        return fail(std::move(json.error()));
    }
    if (json->size() > most)
        return fail(ErrorKind::Usage,
                    "列对应文件“" + path + "”超过 4 MB，不像列对应文件；请核对选的文件。");
    return from_json(*json, path);
}

std::string ImportAnswers::to_json() const
{
    QJsonObject columns;
    for (const auto& [heading, field] : mapping.columns)
        columns.insert(q(heading), q(field));
    QJsonObject fill;
    QJsonObject lists;
    for (const Fill& each : fills) {
        if (each.list.empty()) {
            fill.insert(q(each.field), q(each.value));
            continue;
        }
        QJsonObject of_list = lists.value(q(each.list)).toObject().value(q(fill_name)).toObject();
        of_list.insert(q(each.field), q(each.value));
        lists.insert(q(each.list), QJsonObject{{q(fill_name), of_list}});
    }
    QJsonObject values;
    for (const Meaning& each : meanings) {
        QJsonObject of_field = values.value(q(each.field)).toObject();
        of_field.insert(q(each.text), q(each.value));
        values.insert(q(each.field), of_field);
    }
    QJsonArray additions;
    for (const Addition& each : add) {
        if (is_single(each))
            additions.append(q(each.text()));
    }
    QJsonObject outer;
    outer.insert(QStringLiteral("columns"), columns);
    outer.insert(q(add_name), additions);
    outer.insert(q(fill_name), fill);
    outer.insert(q(values_name), values);
    if (!lists.isEmpty())
        outer.insert(q(lists_name), lists);
    return QJsonDocument(outer).toJson(QJsonDocument::Compact).toStdString();
}

std::string ImportAnswers::told() const
{
    std::string text;
    const auto tell = [&](const std::string& what, const std::string& value) {
        text += (text.empty() ? "" : "、") + what + "=" + (value.empty() ? "（不填）" : value);
    };
    for (const Fill& each : fills)
        tell(each.field, each.value);
    for (const Meaning& each : meanings)
        tell(each.field + "“" + each.text + "”", each.value);
    for (const auto& [heading, field] : mapping.columns)
        tell("“" + heading + "”列", field.empty() ? "（不导入）" : field);
    return text;
}

} // namespace lx
