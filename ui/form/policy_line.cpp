#include "ui/form/policy_line.h"

#include <QLabel>
#include <QVBoxLayout>

#include "ui/presentation/theme.h"
#include "ui/shell/app_context.h"

namespace lx::ui {

PolicyLine::PolicyLine(AppContext& context, QWidget* parent)
    : QFrame(parent), m_context(context), m_slot(context.jobs())
{
    m_lines = new QVBoxLayout(this);
    hide();
}

void PolicyLine::show_subject(std::shared_ptr<const Catalog> catalog, const LedgerDef& def,
                              const Record& record)
{
    m_catalog = std::move(catalog);
    m_def = &def;
    m_record = record;
}

void PolicyLine::entered(const Record& record)
{
    m_record = record;
}

void PolicyLine::refresh() {}

void PolicyLine::clear()
{
    m_slot.stop();
    m_def = nullptr;
    hide();
}

} // namespace lx::ui
