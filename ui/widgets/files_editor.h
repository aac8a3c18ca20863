#pragma once

#include "ui/presentation/jobs.h"
#include "ui/widgets/field_editor.h"

class QPlainTextEdit;
class QPushButton;

namespace lx::ui {

/// 附件: a line a file. Files are taken along into the folder beside the ledger when they are
/// added, and opened from here; a line may also be a clerk's own words.
class FilesEditor final : public FieldEditor
{
    Q_OBJECT
public:
    FilesEditor(AppContext& context, const FieldDef& field, QWidget* parent);
    [[nodiscard]] Entry entry() const override;
    [[nodiscard]] QString typed() const override;
    void set_value(const Value& value, const QString& label) override;
    void set_read_only(bool read_only) override;
    void select_all() override;

private:
    void add();
    /// The file of the line the keyboard is in, else the first.
    void open();
    void update_buttons();

    AppContext& m_context;
    QPlainTextEdit* m_lines = nullptr;
    QPushButton* m_add = nullptr;
    QPushButton* m_open = nullptr;
    JobSlot m_taking;
};

} // namespace lx::ui
