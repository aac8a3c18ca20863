#pragma once

#include "ui/presentation/import_draft.h"

namespace lx::test {

/// A trial of a list of units, as the core tells it.
class TrialBuilder
{
public:
    TrialBuilder()
    {
        m_trial.options.ledger = m_trial.report.ledger = "unit";
        m_trial.options.inputs = {"/lists/名单.xlsx"};
        m_trial.options.recall = false;
        ImportedTable table;
        table.name = "企业";
        table.first_heading = 1;
        table.last_heading = 2;
        m_trial.report.tables.push_back(table);
    }
    TrialBuilder& column(const std::string& heading, ImportedColumn::How how,
                         const std::string& field = {}, const std::string& ledger = "unit")
    {
        auto& columns = m_trial.report.tables.back().columns;
        ImportedColumn column;
        column.column = static_cast<int>(columns.size());
        column.heading = heading;
        column.how = how;
        column.field = field;
        column.ledger = field.empty() ? "" : ledger;
        column.values = {"一", "二"};
        columns.push_back(column);
        return *this;
    }
    TrialBuilder& asks(QuestionKind kind, const std::string& field, const std::string& text,
                       std::int64_t rows)
    {
        ImportQuestion question;
        question.kind = kind;
        question.ledger = kind == QuestionKind::Add ? "area" : "unit";
        question.field = field;
        question.name = kind == QuestionKind::Add ? "属地"
                        : field == "status"       ? "经营状态"
                                                  : "单位类型";
        question.text = text;
        question.rows = rows;
        if (field == "status")
            question.choices = {"正常", "其他"};
        if (kind == QuestionKind::Add)
            question.from = "永宁县";
        if (kind == QuestionKind::Rename) {
            question.from = "甲公司";
            question.to = "乙公司";
        }
        m_trial.report.questions.push_back(question);
        return *this;
    }
    /// The last question is of this list, a table of its own with its headings in this row.
    TrialBuilder& of_list(const std::string& list, std::int64_t row)
    {
        m_trial.report.questions.back().list = list;
        ImportedTable table;
        table.name = "企业";
        table.list = list;
        table.last_heading = row - 1;
        m_trial.report.tables.push_back(table);
        return *this;
    }
    /// A row of another ledger that the list names, 1 row with it.
    TrialBuilder& misses(const std::string& ledger, const std::string& text,
                         const std::string& under, bool can_answer = true)
    {
        ImportQuestion question;
        question.kind = QuestionKind::Add;
        question.ledger = question.name = ledger;
        question.text = text;
        question.from = under;
        question.rows = 1;
        question.can_answer = can_answer;
        m_trial.report.questions.push_back(question);
        return *this;
    }
    TrialBuilder& answers(const ImportAnswers& answers)
    {
        m_trial.options.answers = m_trial.report.answers = answers;
        return *this;
    }
    /// A row of the table from 1 that is refused for a cell.
    TrialBuilder& refuses(std::int64_t row, int cell, const std::string& reason)
    {
        m_trial.report.tables.back().refused.push_back(row - 1);
        m_trial.report.errors.push_back({0, "企业", "", row, "单位类型", "", reason, cell, false});
        ++m_trial.report.refused;
        return *this;
    }
    TrialBuilder& curtails(std::int64_t row, int cell, const std::string& reason)
    {
        m_trial.report.tables.back().curtailed.push_back(row - 1);
        m_trial.report.warnings.push_back({0, "企业", "", row, "注册资本", "", reason, cell, true});
        return *this;
    }
    [[nodiscard]] ui::ImportPreview make()
    {
        m_trial.reasons = grouped_reasons(m_trial.report);
        return m_trial;
    }

private:
    ui::ImportPreview m_trial;
};

/// A draft of a list before its first trial.
inline ui::ImportDraft draft_of(const std::string& ledger)
{
    ImportOptions options;
    options.ledger = ledger;
    options.inputs = {"/lists/名单.xlsx"};
    return {std::shared_ptr<const Catalog>(std::shared_ptr<void>(), &Catalog::builtin()), options};
}

inline ui::ImportDraft unit_draft()
{
    return draft_of("unit");
}

} // namespace lx::test
