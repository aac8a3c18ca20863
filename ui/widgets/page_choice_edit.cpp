#include "ui/widgets/page_choice_edit.h"

#include "ui/document/app_context.h"
#include "ui/document/notices.h"
#include "ui/presentation/format.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/text_width.h"

namespace lx::ui {

namespace {

constexpr int wide = 6; ///< characters

} // namespace

PageChoiceEdit::PageChoiceEdit(QWidget* parent) : QLineEdit(parent)
{
    setAccessibleName(tr("Pages that are printed"));
    setPlaceholderText(tr("All pages"));
    set_tip(this, tr("Which pages are printed or saved: 3, 1-4, 7; nothing typed: all"));
    fix_characters(this, wide);
}

std::optional<PageSetup> PageChoiceEdit::of(PageSetup setup, AppContext& context)
{
    auto choice = PageChoice::parse(utf8_of(text()));
    if (!choice) {
        context.notices().error(choice.error());
        setFocus();
        selectAll();
        return std::nullopt;
    }
    setup.only = std::move(*choice);
    return setup;
}

} // namespace lx::ui
