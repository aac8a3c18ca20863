#pragma once

#include <QAbstractTableModel>

#include "ui/presentation/import_draft.h"
#include "ui/presentation/shown_text.h"

namespace lx::ui {

/// What an import asks, grouped by kind, a line each; what is left unanswered says what happens
/// then. Answers go into the draft and can be taken back.
class ImportQuestionsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Asked,
        Rows,
        Answer,
        Effect, ///< of the answer, or of none
        Columns
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Shows the draft's questions; null none. The draft must outlive what is shown.
    void show(ImportDraft* draft);
    /// The line is the heading of a group.
    [[nodiscard]] bool is_group(int row) const;
    void take_back(const QModelIndex& index);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override
    {
        return shown_data(cell_data(index, role), role);
    }
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

Q_SIGNALS:
    void answered();

private:
    struct Line
    {
        int question = -1; ///< of the draft; -1 the heading of a group
        int name = -1;     ///< of the rows it misses; -1 the question itself
        QuestionKind kind = QuestionKind::Fill;
        QString problem; ///< what was entered last could not be taken
    };
    [[nodiscard]] QVariant cell_data(const QModelIndex& index, int role) const;
    [[nodiscard]] const AskedQuestion& asked(const Line& line) const;
    [[nodiscard]] const ImportQuestion& question(const Line& line) const;
    /// All of what is to be added is ticked, some, or none.
    [[nodiscard]] Qt::CheckState ticked(const Line& line) const;
    [[nodiscard]] QString asked_text(const Line& line) const;
    [[nodiscard]] QString answer_text(const Line& line) const;
    [[nodiscard]] QString effect_text(const Line& line) const;
    [[nodiscard]] QStringList choices(const ImportQuestion& question) const;
    [[nodiscard]] const FieldDef* field(const ImportQuestion& question) const;
    /// The rows can't go in without it.
    [[nodiscard]] bool vital(const ImportQuestion& question) const;
    void set(int row, const std::optional<std::string>& answer);

    ImportDraft* m_draft = nullptr;
    std::vector<Line> m_lines;
};

} // namespace lx::ui
