#include "core/report/letterhead.h"

#include <algorithm>

#include <QJsonDocument>
#include <QJsonObject>

#include "core/base/object_reader.h"
#include "core/store/settings_store.h"
#include "core/store/writer.h"

namespace lx {

namespace {

constexpr const char* head_key = "letterhead";
constexpr const char* head_file = "公文设置";

std::string numbers_key(const std::string& sheet)
{
    return "letter_numbers/" + sheet;
}

QString qt(const std::string& text)
{
    return QString::fromStdString(text);
}

std::string compact(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

} // namespace

Result<Letterhead> letterhead(Database& database)
{
    Letterhead head;
    LX_ASSIGN(const auto kept, SettingsStore(database).get(head_key));
    if (!kept)
        return head;
    LX_ASSIGN(ObjectReader in, ObjectReader::of(head_file, *kept));
    in.text("contact", head.contact);
    in.text("phone", head.phone);
    in.text("copies", head.copies);
    in.flag("receipt", head.receipt);
    in.object("words", [&](ObjectReader& each) {
        for (const std::string& sheet : each.left())
            each.text(sheet.c_str(), head.words[sheet]);
    });
    LX_TRY(in.end(head_file));
    return head;
}

Result<> keep_letterhead(Database& database, const Letterhead& head, const Actor& actor)
{
    QJsonObject words;
    for (const auto& [sheet, word] : head.words)
        if (!word.empty())
            words[qt(sheet)] = qt(word);
    QJsonObject made{{QStringLiteral("contact"), qt(head.contact)},
                     {QStringLiteral("phone"), qt(head.phone)},
                     {QStringLiteral("copies"), qt(head.copies)},
                     {QStringLiteral("receipt"), head.receipt},
                     {QStringLiteral("words"), words}};
    return SettingsStore(database).set(head_key, compact(made), "修改公文设置", &actor);
}

std::string document_number(const std::string& word, int year, std::optional<int> number)
{
    return word + "〔" + std::to_string(year) + "〕" +
           (number ? std::to_string(*number) : std::string("　　")) + "号";
}

Result<LetterNumbers> LetterNumbers::of(Database& database, const std::string& sheet)
{
    LetterNumbers numbers;
    numbers.m_sheet = sheet;
    LX_ASSIGN(const auto kept, SettingsStore(database).get(numbers_key(sheet)));
    const QJsonObject years =
        QJsonDocument::fromJson(QByteArray::fromStdString(kept.value_or("{}"))).object();
    for (auto year = years.begin(); year != years.end(); ++year) {
        const QJsonObject letters = year.value().toObject();
        auto& of_year = numbers.m_numbers[year.key().toInt()];
        for (auto one = letters.begin(); one != letters.end(); ++one)
            of_year[one.key().toStdString()] = one.value().toInt();
    }
    numbers.m_read = numbers.m_numbers;
    return numbers;
}

std::optional<int> LetterNumbers::find(int year, const std::string& row) const
{
    const auto of_year = m_numbers.find(year);
    if (of_year == m_numbers.end())
        return std::nullopt;
    const auto found = of_year->second.find(row);
    return found == of_year->second.end() ? std::nullopt : std::optional(found->second);
}

int LetterNumbers::give(int year, const std::vector<std::string>& rows)
{
    auto& of_year = m_numbers[year];
    int last = 0;
    for (const auto& [row, number] : of_year)
        last = std::max(last, number);
    for (const std::string& row : rows)
        of_year[row] = last + 1;
    ++m_given;
    return last + 1;
}

Result<> LetterNumbers::keep(Database& database, const std::string& title, const Actor& actor)
{
    if (m_given == 0)
        return {};
    LX_ASSIGN(const LetterNumbers now, of(database, m_sheet));
    if (now.m_numbers != m_read)
        return fail(ErrorKind::Refused, "这类公文刚刚另外编过号，这次没有编，请重新编号。");
    QJsonObject years;
    for (const auto& [year, of_year] : m_numbers) {
        QJsonObject letters;
        for (const auto& [letter, number] : of_year)
            letters[qt(letter)] = number;
        years[QString::number(year)] = letters;
    }
    m_given = 0;
    return SettingsStore(database).set(numbers_key(m_sheet), compact(years), title, &actor);
}

} // namespace lx
