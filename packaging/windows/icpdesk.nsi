; Installer for Windows, from the frozen folder (dist\icpdesk):
;   makensis /DVERSION=0.1.0 /DSOURCE=dist\icpdesk /DOUT=dist\icpdesk-0.1.0-setup.exe packaging\windows\icpdesk.nsi
; For one user, without administrator's rights; nothing is written outside the user's own folders.
Unicode true
!include "MUI2.nsh"
!include "FileFunc.nsh"

!ifndef VERSION
  !error "give /DVERSION="
!endif
!ifndef SOURCE
  !define SOURCE "..\..\dist\icpdesk"
!endif
!ifndef OUT
  !define OUT "..\..\dist\icpdesk-${VERSION}-setup.exe"
!endif
!ifndef ICON
  !define ICON "..\..\build\icons\icpdesk.ico"
!endif
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\icpdesk"

Name "icpdesk"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\icpdesk"
InstallDirRegKey HKCU "Software\icpdesk" "InstallDir"
RequestExecutionLevel user
SetCompressor /SOLID lzma
BrandingText "icpdesk ${VERSION}"

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1033 "ProductName" "icpdesk"
VIAddVersionKey /LANG=1033 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1033 "FileDescription" "icpdesk setup"
VIAddVersionKey /LANG=1033 "LegalCopyright" "Apache License 2.0"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\icpdesk-window.exe"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "..\..\LICENSE"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"

LangString KeptData ${LANG_ENGLISH} "Your filings and settings stay where they are. Delete the folder $LOCALAPPDATA\icpdesk yourself if you do not need them any more."
LangString KeptData ${LANG_SIMPCHINESE} "备案资料和设置会保留。如不再需要，请自行删除文件夹 $LOCALAPPDATA\icpdesk。"
LangString FilingFile ${LANG_ENGLISH} "ICP filing"
LangString FilingFile ${LANG_SIMPCHINESE} "ICP 备案"

Function .onInit
  !insertmacro MUI_LANGDLL_DISPLAY
FunctionEnd

Section "icpdesk"
  ; An older version goes first, so that no file of it stays behind.
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${SOURCE}/*"
  WriteRegStr HKCU "Software\icpdesk" "InstallDir" "$INSTDIR"
  CreateShortcut "$SMPROGRAMS\icpdesk.lnk" "$INSTDIR\icpdesk-window.exe"
  WriteRegStr HKCU "Software\Classes\.icpfiling" "" "icpdesk.filing"
  WriteRegStr HKCU "Software\Classes\icpdesk.filing" "" "$(FilingFile)"
  WriteRegStr HKCU "Software\Classes\icpdesk.filing\shell\open\command" "" '"$INSTDIR\icpdesk-window.exe" gui "%1"'
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "icpdesk"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\icpdesk-window.exe"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" "$0"
SectionEnd

Section "Uninstall"
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\icpdesk.exe"
  Delete "$INSTDIR\icpdesk-window.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\icpdesk.lnk"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\icpdesk"
  DeleteRegKey HKCU "Software\Classes\.icpfiling"
  DeleteRegKey HKCU "Software\Classes\icpdesk.filing"
  DetailPrint "$(KeptData)"
SectionEnd
