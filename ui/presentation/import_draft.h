#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/ledger/catalog.h"
#include "ui/presentation/import_preview.h"

namespace lx::ui {

/// A question of an import, kept in view once it is answered, so that the answer can be taken back.
struct AskedQuestion
{
    ImportQuestion question;
    /// Add: the rows of one ledger that are missing, a question each; the question above stands
    /// for all of them and has no text.
    std::vector<ImportQuestion> missing;
};

/// The question whether 个体工商户 are taken in as units: an Add with this for its field.
constexpr const char* individuals_question = "individuals";

/// An import in the making: what holds between the parts of the assistant. The answers stand in its
/// options; trials come in, questions and columns are shown from the newest one.
class ImportDraft
{
public:
    ImportDraft(std::shared_ptr<const Catalog> catalog, ImportOptions options);

    [[nodiscard]] const Catalog& catalog() const { return *m_catalog; }
    [[nodiscard]] const LedgerDef& ledger() const;
    /// How the next trial is to be run.
    [[nodiscard]] const ImportOptions& options() const { return m_options; }
    [[nodiscard]] const ImportAnswers& answers() const { return m_options.answers; }
    /// The window's day, unless the list has one of its own or a person chose another.
    void follow_day(Date day);
    void choose_day(Date day);
    /// Keys of rows with another name that have been shown.
    [[nodiscard]] std::vector<std::string> seen_names() const;

    /// The newest trial; null before the first.
    [[nodiscard]] const std::shared_ptr<const ImportPreview>& preview() const { return m_preview; }
    void take(ImportPreview preview);
    /// The trial is not what an import would do now: answers, the ledger or a list have changed
    /// since.
    [[nodiscard]] bool outdated() const;
    /// The ledger or a list is not what it was tried with.
    void make_outdated() { m_outdated = true; }

    [[nodiscard]] const std::vector<AskedQuestion>& questions() const { return m_questions; }
    /// The answer: a value, "" for "leave it blank"; of what is ticked anything. None: not
    /// answered.
    [[nodiscard]] std::optional<std::string> answer(const ImportQuestion& question) const;
    /// The table whose rows it is about, where the lists have others that are asked of by
    /// themselves; else nullptr.
    [[nodiscard]] const ImportedTable* list_among_others(const ImportQuestion& question) const;
    /// How many of the missing rows are to be added.
    [[nodiscard]] std::int64_t chosen(const AskedQuestion& asked) const;
    /// There is an answer; of rows to add, to one of them at least.
    [[nodiscard]] bool is_answered(const AskedQuestion& asked) const;
    /// Does nothing where it can't be answered.
    void set_answer(const ImportQuestion& question, const std::optional<std::string>& answer);
    /// It was found for these headings, not given now.
    [[nodiscard]] bool remembered(const ImportQuestion& question) const;
    /// Questions without an answer that could have one.
    [[nodiscard]] int open_questions() const;

    /// The field chosen for a column, by the name the mapping knows it by; "" = left out, none: as
    /// its heading says.
    [[nodiscard]] std::optional<std::string> column(const std::string& source) const;
    void set_column(const std::string& source, const std::optional<std::string>& field);
    [[nodiscard]] bool column_remembered(const std::string& source) const;

private:
    void ask(const ImportReport& report);
    void ask_remembered();
    void keep_missing(const AskedQuestion& earlier, const ImportReport& report,
                      AskedQuestion& now) const;
    void set_added(const ImportQuestion& question, bool added);

    std::shared_ptr<const Catalog> m_catalog;
    ImportOptions m_options;
    ImportAnswers m_remembered;
    std::shared_ptr<const ImportPreview> m_preview;
    std::vector<AskedQuestion> m_questions;
    bool m_individuals = false; ///< the file takes them in, where no answer says otherwise
    bool m_outdated = false;
    bool m_own_day = false; ///< of the list, or chosen
};

/// Ways to answer with a value: those of a choice or of yes and no, each once; empty where it is
/// written.
[[nodiscard]] std::vector<std::string> values_to_choose(const Catalog& catalog,
                                                        const FieldDef& field);

/// What the mapping calls each column of a table: its heading, or its letter where another column
/// has the same.
[[nodiscard]] std::vector<std::string> column_sources(const ImportedTable& table);

/// A field an import can fill, as answers name it ("status", "survey.headcount").
struct ImportField
{
    std::string key;
    QString name; ///< "从业人员数", of a carried ledger "摸底 / 从业人员数"
};
[[nodiscard]] std::vector<ImportField> import_fields(const Catalog& catalog, const LedgerDef& def);

} // namespace lx::ui
