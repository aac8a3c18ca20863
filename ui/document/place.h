#pragma once

#include <map>
#include <string>
#include <variant>
#include <vector>

#include <QString>

#include "ui/presentation/list_request.h"

namespace lx::ui {

/// Where to go in the window, as data: a page by its id, and what it is to show there.
struct Place
{
    /// A part of the page by its name ("targets" of the rules).
    struct Part
    {
        QString name;
    };
    /// One row of a ledger, its details open.
    struct Row
    {
        std::string ledger;
        std::int64_t id = 0;
    };
    /// All that is kept of a unit or an organization (has_dossier); of another ledger its row.
    struct Dossier
    {
        std::string ledger;
        std::int64_t id = 0;
    };
    /// A rule by its full id, its findings narrowed to those with these words.
    struct Rule
    {
        QString id;
        QString words;
    };
    /// A report or printed sheet by its id; a sheet is filled for these rows of its ledger.
    struct Sheet
    {
        QString id;
        std::vector<std::int64_t> rows;
    };
    /// The form of an event by its id, begun from these rows of a ledger, with what is known of its
    /// fields (by key, as the form reads it).
    struct Event
    {
        QString id;
        std::string ledger;
        std::vector<std::int64_t> rows;
        std::map<std::string, std::string> with{};
    };

    QString page;
    std::variant<std::monostate, Part, ListRequest, Row, Dossier, Rule, Sheet, Event>
        what; ///< none: the page as it is

    [[nodiscard]] static Place of_page(const QString& page) { return {page, {}}; }
    [[nodiscard]] static Place part(const QString& page, const QString& name)
    {
        return {page, Part{name}};
    }
    /// Rows in the ledger page: every figure opens its list this way.
    [[nodiscard]] static Place list(ListRequest request)
    {
        return {QStringLiteral("ledger"), std::move(request)};
    }
    /// The list of just these rows; `title` says what they are.
    [[nodiscard]] static Place rows(const std::string& ledger, std::vector<std::int64_t> ids,
                                    const QString& title)
    {
        ListRequest request;
        request.query.ledger = ledger;
        request.query.ids = std::move(ids);
        request.title = title;
        return list(std::move(request));
    }
    [[nodiscard]] static Place row(const std::string& ledger, std::int64_t id)
    {
        return {QStringLiteral("ledger"), Row{ledger, id}};
    }
    [[nodiscard]] static Place dossier(const std::string& ledger, std::int64_t id)
    {
        return {QStringLiteral("ledger"), Dossier{ledger, id}};
    }
    [[nodiscard]] static Place rule(const QString& full_id, const QString& words = {})
    {
        return {QStringLiteral("rules"), Rule{full_id, words}};
    }
    [[nodiscard]] static Place sheet(const QString& id, std::vector<std::int64_t> rows = {})
    {
        return {QStringLiteral("report"), Sheet{id, std::move(rows)}};
    }
    [[nodiscard]] static Place event(const QString& id, std::string ledger = {},
                                     std::vector<std::int64_t> rows = {},
                                     std::map<std::string, std::string> with = {})
    {
        return {QStringLiteral("ledger"),
                Event{id, std::move(ledger), std::move(rows), std::move(with)}};
    }
};

} // namespace lx::ui
