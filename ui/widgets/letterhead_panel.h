#pragma once

#include "core/report/letterhead.h"
#include "ui/widgets/keep_panel.h"

class QCheckBox;
class QLineEdit;

namespace lx::ui {

class AppContext;

/// 公文设置: what stands on all official letters of the file, and the word before the number of the
/// one that is shown. Escape leaves it as it is.
class LetterheadPanel : public KeepPanel
{
    Q_OBJECT
public:
    explicit LetterheadPanel(AppContext& context, QWidget* parent = nullptr);

    /// For letters of this sheet (id).
    void edit(const std::string& sheet);

protected:
    bool keep() override;

private:
    QWidget* build_fields();

    AppContext& m_context;
    std::string m_sheet;
    Letterhead m_head;
    QLineEdit* m_word = nullptr;
    QLineEdit* m_contact = nullptr;
    QLineEdit* m_phone = nullptr;
    QLineEdit* m_copies = nullptr;
    QCheckBox* m_receipt = nullptr;
};

} // namespace lx::ui
