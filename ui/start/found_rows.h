#pragma once

#include <functional>
#include <string>
#include <vector>

#include "ui/presentation/jobs.h"

namespace lx::ui {

class AppContext;

/// Finds rows on a worker and goes to the list of them; `title` says what they are.
void open_found(AppContext& context, JobSlot& slot, const std::string& ledger, const QString& title,
                std::function<std::vector<std::int64_t>()> find);

} // namespace lx::ui
