/** Reads what administrators export of their updates with PowerShell: Export-Csv, ConvertTo-Json and Export-Clixml. */
@NullMarked
package org.todoku.intake.internal.powershell;

import org.jspecify.annotations.NullMarked;
