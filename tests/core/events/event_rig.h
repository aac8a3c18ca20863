#pragma once

#include <cstdio>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include <QJsonDocument>
#include <QJsonObject>

#include "core/base/id_number.h"
#include "core/events/run_event.h"
#include "core/ledger/field_text.h"
#include "tests/support/county_world.h"
#include "tests/support/test_ledger.h"

namespace lx::test {

/// A form as JSON text.
inline QJsonObject form(const std::string& json)
{
    QJsonParseError trouble;
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(json), &trouble);
    INFO(json << ": " << trouble.errorString().toStdString());
    REQUIRE(document.isObject());
    return document.object();
}

/// A made-up ID number: born 1990-01-01, valid.
inline std::string person(int number)
{
    char digits[32];
    std::snprintf(digits, sizeof digits, "64012119900101%03d", number);
    return std::string(digits) + id_check_character(digits);
}

/// A ledger file with words for what events find and leave in it.
struct EventRig : TestLedger
{
    std::int64_t org(const char* code, const char* name, const char* kind, std::int64_t parent = 0)
    {
        return put("org", {{"code", code},
                           {"name", name},
                           {"kind", kind},
                           {"parent", parent == 0 ? Value{} : Value(parent)},
                           {"founded", "2010-01-01"}});
    }
    std::int64_t unit(const char* name)
    {
        return put("unit", {{"name", name},
                            {"category", "非公有制企业"},
                            {"type", "有限责任公司"},
                            {"status", "正常"},
                            {"registered", "2015-01-01"}});
    }
    std::int64_t member(int number, const char* name, std::int64_t org, std::int64_t unit = 0)
    {
        return put("member", {{"id_number", person(number)},
                              {"name", name},
                              {"status", "正式"},
                              {"joined", "2012-07-01"},
                              {"org", org},
                              {"unit", unit == 0 ? Value{} : Value(unit)},
                              {"relation", "在册"}});
    }
    void covers(std::int64_t org, std::int64_t unit, const char* start = "2020-01-01")
    {
        put("coverage", {{"org", org}, {"unit", unit}, {"start", start}});
    }
    std::int64_t post(std::int64_t org, int number, const char* name, const char* title,
                      const char* start = "2020-01-01")
    {
        return put("post", {{"org", org},
                            {"id_number", person(number)},
                            {"name", name},
                            {"title", title},
                            {"start", start}});
    }

    EventDef event(const std::string& name)
    {
        auto found = EventDef::find(catalog(), name);
        INFO(message(found));
        REQUIRE(found.has_value());
        return std::move(*found);
    }
    EventPlan preview(const std::string& name, const std::string& json)
    {
        auto plan = preview_event(database(), catalog(), actor(), event(name), form(json));
        INFO(message(plan));
        REQUIRE(plan.has_value());
        return std::move(*plan);
    }
    EventPlan apply(const std::string& name, const std::string& json)
    {
        auto plan = apply_event(database(), catalog(), actor(), event(name), form(json));
        INFO(message(plan));
        REQUIRE(plan.has_value());
        return std::move(*plan);
    }
    /// Applies and wants it to be taken.
    EventPlan done(const std::string& name, const std::string& json)
    {
        EventPlan plan = apply(name, json);
        for (const EventIssue& issue : plan.refused)
            UNSCOPED_INFO(issue.place.field << ": " << issue.message);
        REQUIRE(plan.refused.empty());
        REQUIRE(plan.action != 0);
        return plan;
    }
    /// Applies and wants it refused at this field, with these words and nothing written.
    void refuses(const std::string& name, const std::string& json, const std::string& field,
                 const std::string& words)
    {
        const EventPlan plan = apply(name, json);
        REQUIRE_FALSE(plan.refused.empty());
        CHECK(plan.action == 0);
        const EventIssue& first = plan.refused.front();
        INFO(first.message);
        CHECK(first.place.field == field);
        CHECK(first.message.find(words) != std::string::npos);
        CHECK(first.message.ends_with("。"));
    }

    /// A fact of a row on a day, as people read it.
    std::string fact(const char* of, std::int64_t row, const char* key, const char* day)
    {
        const DefinitionsPtr definitions = Definitions::program();
        const FactDef* fact = definitions->facts().find(of, key);
        REQUIRE(fact != nullptr);
        Needs needs;
        definitions->facts().add_needs(*fact, FieldUse::Content, needs);
        const auto world = county_on(*this, day, needs);
        return world->show(*fact, world->snapshot().table(of).row_of(row));
    }

    /// Rows of a ledger, one line each, in the order they were added: these fields, references by
    /// what the row is called, parted by blanks; "-" for nothing.
    std::vector<std::string> rows(const std::string& ledger, const std::vector<std::string>& fields)
    {
        Query all;
        all.ledger = ledger;
        auto store = this->store();
        const auto read = store.first(all, -1);
        REQUIRE(read.has_value());
        std::map<std::int64_t, std::string> lines;
        for (const Record& row : *read) {
            std::string line;
            for (const std::string& key : fields) {
                const FieldDef& field = *def(ledger).field(key);
                const Value& value = row.at(def(ledger), key);
                const auto* id = std::get_if<std::int64_t>(&value);
                std::string text = export_field(field, value);
                if (!field.ledger.empty() && id != nullptr)
                    text = store.labels(def(field.ledger), {*id})->at(*id);
                line += (line.empty() ? "" : " ") + (text.empty() ? "-" : text);
            }
            lines[row.id] = line;
        }
        std::vector<std::string> out;
        for (const auto& [id, line] : lines)
            out.push_back(line);
        return out;
    }
};

using Lines = std::vector<std::string>;

} // namespace lx::test
